import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
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
import { PROJECT, STACK } from "./construct";

export type Properties = Record<string, JavaScriptValue>;

/** What the stub does not know by itself. */
export interface StubAnswers {
    /** Results of look-ups by token. One that is missing here fails. */
    readonly invokes: Readonly<Record<string, Properties>>;
    /** What a resource gets beside its inputs once it is made. Default: nothing, as in a preview. */
    readonly outputs?: (type: string, name: string) => { readonly id: string; readonly properties: Properties };
}

/** As much of Pulumi's engine as a component talks to, in this process: remembers what is registered. */
export class StubEngine {
    readonly registered: RegisterResourceRequest[] = [];
    private readonly server = new Server();

    private constructor(private readonly answers: StubAnswers) {
        this.server.addService(EngineService, { log: unary(() => new Empty()) });
        this.server.addService(ResourceMonitorService, this.monitor());
    }

    address = "";

    static async start(answers: StubAnswers): Promise<StubEngine> {
        const stub = new StubEngine(answers);
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

    private invoke(request: ResourceInvokeRequest): InvokeResponse {
        const result = this.answers.invokes[request.getTok()];
        if (result === undefined) throw new Error(`the stub engine has no answer to ${request.getTok()}`);
        return new InvokeResponse().setReturn(Struct.fromJavaScript(result));
    }

    private register(request: RegisterResourceRequest): RegisterResourceResponse {
        this.registered.push(request);
        const [type, name] = [request.getType(), request.getName()];
        const response = new RegisterResourceResponse().setUrn(urnOf(type, name)).setObject(request.getObject());
        const made = request.getCustom() ? this.answers.outputs?.(type, name) : undefined;
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
