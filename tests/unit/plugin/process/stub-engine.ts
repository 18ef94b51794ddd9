import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
    type RegisterResourceRequest,
    RegisterResourceResponse,
    type SupportsFeatureRequest,
    SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

export interface Message {
    readonly urn: string;
    readonly message: string;
    readonly severity: number;
    readonly ephemeral: boolean;
}

/** As much of Pulumi's engine as a plugin talks to: takes messages and registrations, and remembers them. */
export class StubEngine {
    readonly messages: Message[] = [];
    readonly registered: RegisterResourceRequest.AsObject[] = [];
    private readonly server = new Server();

    private constructor() {
        this.server.addService(EngineService, this.engine());
        this.server.addService(ResourceMonitorService, this.monitor());
    }

    address = "";

    static async start(): Promise<StubEngine> {
        const stub = new StubEngine();
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

    private engine(): UntypedServiceImplementation {
        return {
            log: unary((request: LogRequest) => {
                const { urn, message, severity, ephemeral } = request.toObject();
                this.messages.push({ urn, message, severity, ephemeral });
                return new Empty();
            }),
        };
    }

    private monitor(): UntypedServiceImplementation {
        return {
            supportsFeature: unary((request: SupportsFeatureRequest) =>
                new SupportsFeatureResponse().setHassupport(request.getId() !== "resourceHooks"),
            ),
            registerResource: unary((request: RegisterResourceRequest) => {
                this.registered.push(request.toObject());
                const urn = `urn:pulumi:dev::test::${request.getType()}::${request.getName()}`;
                return new RegisterResourceResponse()
                    .setUrn(urn)
                    .setId(request.getCustom() ? "id" : "")
                    .setObject(request.getObject());
            }),
            registerResourceOutputs: unary(() => new Empty()),
        };
    }
}

const unary =
    <Request, Response>(answer: (request: Request) => Response) =>
    (call: { request: Request }, done: (error: null, response: Response) => void) => {
        done(null, answer(call.request));
    };
