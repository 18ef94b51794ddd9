import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
    type RegisterResourceRequest,
    RegisterResourceResponse,
    type ResourceInvokeRequest,
    type SupportsFeatureRequest,
    SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { ACCOUNT, type Account, lookUp } from "./look-ups";

export const PROJECT = "test";
export const STACK = "dev";

export type Properties = Record<string, JavaScriptValue>;

/** What is behind the engine. */
export interface World {
    /** What look-ups find. Default: an account with a cluster. */
    readonly account?: Account;
    /** What a resource gets beside its inputs once it is made. Default: nothing, as in a preview. */
    readonly outputs?: (type: string, name: string) => { readonly id: string; readonly properties: Properties };
}

export interface Message {
    readonly urn: string;
    readonly message: string;
    readonly severity: number;
    readonly ephemeral: boolean;
}

/** As much of Pulumi's engine as a plugin talks to, in this process: remembers what is said and registered. */
export class StubEngine {
    readonly messages: Message[] = [];
    readonly registered: RegisterResourceRequest[] = [];
    private readonly server = new Server();

    private constructor(private readonly world: World) {
        this.server.addService(EngineService, { log: unary((request: LogRequest) => this.log(request)) });
        this.server.addService(ResourceMonitorService, this.monitor());
    }

    address = "";

    static async start(world: World = {}): Promise<StubEngine> {
        const stub = new StubEngine(world);
        const port = await new Promise<number>((resolve, reject) => {
            stub.server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
                if (error === null) resolve(bound);
                else reject(error);
            });
        });
        stub.address = `127.0.0.1:${port}`;
        return stub;
    }

    stop(): void {
        this.server.forceShutdown();
    }

    private monitor(): UntypedServiceImplementation {
        return {
            supportsFeature: unary((request: SupportsFeatureRequest) =>
                new SupportsFeatureResponse().setHassupport(request.getId() !== "resourceHooks"),
            ),
            invoke: unary((request: ResourceInvokeRequest) => this.invoke(request)),
            registerResource: unary((request: RegisterResourceRequest) => this.register(request)),
            registerResourceOutputs: unary(() => new Empty()),
        };
    }

    private log(request: LogRequest): Empty {
        const { urn, message, severity, ephemeral } = request.toObject();
        this.messages.push({ urn, message, severity, ephemeral });
        return new Empty();
    }

    private invoke(request: ResourceInvokeRequest): InvokeResponse {
        const answer = lookUp(request.getTok(), request.getArgs()?.toJavaScript() ?? {}, this.world.account ?? ACCOUNT);
        // By way of JSON, which leaves out what is undefined: messages cannot hold that.
        const properties = JSON.parse(JSON.stringify(answer)) as Properties;
        return new InvokeResponse().setReturn(Struct.fromJavaScript(properties));
    }

    private register(request: RegisterResourceRequest): RegisterResourceResponse {
        this.registered.push(request);
        const [type, name] = [request.getType(), request.getName()];
        const response = new RegisterResourceResponse().setUrn(urnOf(type, name)).setObject(request.getObject());
        const made = request.getCustom() ? this.world.outputs?.(type, name) : undefined;
        if (made === undefined) return response;
        const object = { ...request.getObject()?.toJavaScript(), ...made.properties };
        return response.setId(made.id).setObject(Struct.fromJavaScript(object));
    }
}

export const urnOf = (type: string, name: string): string => `urn:pulumi:${STACK}::${PROJECT}::${type}::${name}`;

const unary =
    <Request, Response>(answer: (request: Request) => Response) =>
    (call: { request: Request }, done: (error: Error | null, response?: Response) => void) => {
        try {
            done(null, answer(call.request));
        } catch (error) {
            done(error as Error);
        }
    };
