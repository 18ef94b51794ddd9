import { type handleUnaryCall, type UntypedServiceImplementation } from "@grpc/grpc-js";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { checkResource } from "./check";
import { type Configuration, readConfiguration } from "./configuration";
import { diffResource } from "./diff-response";
import { initFailedError, plainError } from "./grpc-error";
import { kindOf } from "./kinds/kinds";
import { Operations, type Recorded, Unusable } from "./operations";
import { fromStruct, type Properties, toStruct } from "./properties";

/** The version of `@pulumi/aws` that this stands in for. */
export const VERSION = "7.48.0";
/** As long as the real provider waits for a node group. */
const DEFAULT_TIMEOUT_SECONDS = 3600;

/** The engine's side of the provider: reads requests, writes answers, decides nothing. */
export function providerService(environment: NodeJS.ProcessEnv): UntypedServiceImplementation {
    const cancelled = new AbortController();
    let configuration: Configuration | undefined;
    let operations: Operations | undefined;
    const configured = (): Operations => {
        if (operations === undefined) throw new Error("the provider is not configured yet");
        return operations;
    };
    return {
        getPluginInfo: unary<Empty, plugin.PluginInfo>(() => new plugin.PluginInfo().setVersion(VERSION)),
        checkConfig: unary((request: rpc.CheckRequest) => new rpc.CheckResponse().setInputs(request.getNews())),
        diffConfig: unary(() => new rpc.DiffResponse().setChanges(rpc.DiffResponse.DiffChanges.DIFF_NONE)),
        configure: unary((request: rpc.ConfigureRequest) => {
            configuration = readConfiguration(configurationOf(request), environment);
            operations = new Operations(configuration, cancelled.signal);
            return new rpc.ConfigureResponse().setSupportspreview(true).setSupportsAutonamingConfiguration(true);
        }),
        check: unary((request: rpc.CheckRequest) => checkResource(request)),
        diff: unary((request: rpc.DiffRequest) => diffResource(request, configuration?.region ?? "")),
        create: unary(async (request: rpc.CreateRequest) => {
            const kind = kindOf(request.getType());
            const inputs = fromStruct(request.getProperties());
            if (request.getPreview()) {
                return new rpc.CreateResponse().setProperties(toStruct(configured().previewCreate(kind, inputs)));
            }
            const made = await configured().create(kind, inputs, timeout(request));
            return new rpc.CreateResponse().setId(made.id).setProperties(toStruct(made.outputs));
        }),
        update: unary(async (request: rpc.UpdateRequest) => {
            const kind = kindOf(request.getType());
            const news = fromStruct(request.getNews());
            const old = recorded(request.getId(), request.getOldInputs(), request.getOlds());
            if (request.getPreview()) {
                return new rpc.UpdateResponse().setProperties(toStruct(configured().previewUpdate(kind, old, news)));
            }
            const updated = await configured().update(kind, old, news, timeout(request));
            return new rpc.UpdateResponse().setProperties(toStruct(updated.outputs));
        }),
        read: unary(async (request: rpc.ReadRequest) => {
            const kind = kindOf(request.getType());
            const found = await configured().read(kind, request.getId(), fromStruct(request.getInputs()));
            if (found === undefined) return new rpc.ReadResponse();
            const answer = new rpc.ReadResponse().setId(found.id);
            return answer.setInputs(toStruct(found.inputs)).setProperties(toStruct(found.outputs));
        }),
        delete: unary(async (request: rpc.DeleteRequest) => {
            const old = recorded(request.getId(), request.getOldInputs(), request.getProperties());
            await configured().delete(kindOf(request.getType()), old, timeout(request));
            return new Empty();
        }),
        invoke: unary(async (request: rpc.InvokeRequest) => {
            const answer = await configured().invoke(request.getTok(), fromStruct(request.getArgs()));
            return new rpc.InvokeResponse().setReturn(toStruct(answer));
        }),
        cancel: unary(() => {
            cancelled.abort();
            return new Empty();
        }),
    };
}

/** Answers one call; what is thrown becomes the error that the engine understands. */
function unary<Request, Response>(
    answer: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
    return (call, done) => {
        // Async, so that an answer that throws at once is an error of the call too.
        const work = async (): Promise<Response> => answer(call.request);
        work().then(
            (response) => {
                done(null, response);
            },
            (error: unknown) => {
                done(error instanceof Unusable ? initFailedError(error.message, error.recorded) : plainError(error));
            },
        );
    };
}

function recorded(id: string, inputs: Struct, outputs: Struct): Recorded {
    return { id, inputs: fromStruct(inputs), outputs: fromStruct(outputs) };
}

type Struct = Parameters<typeof fromStruct>[0];

function timeout(request: { getTimeout(): number }): number {
    return request.getTimeout() || DEFAULT_TIMEOUT_SECONDS;
}

/** Plain names when the engine sends them, else names with the prefix of stack configuration. */
function configurationOf(request: rpc.ConfigureRequest): Properties {
    const args = fromStruct(request.getArgs());
    const variables = request.getVariablesMap().getEntryList();
    return {
        ...Object.fromEntries(variables.map(([name, value]) => [name.replace(/^aws:config:/, ""), value])),
        ...args,
    };
}
