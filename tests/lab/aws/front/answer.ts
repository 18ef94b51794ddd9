import { AwsError, notInTheLab } from "./aws-error";
import { createTags, deleteTags } from "./ec2/tags";
import { forward } from "./forward";
import { checkAgainstModel } from "./invalid-input";
import type { JsonObject } from "./json";
import type { ServiceModel } from "./model";
import { MOTO_SERVICES, OWN_OPERATIONS } from "./own-operations";
import type { Decoded, Protocol, RawRequest, Reply } from "./protocol/protocol";
import { type Replay, tokenOf } from "./replay";
import { checkPolicyDocuments } from "./rules/iam";
import { call, type World } from "./world";

/** A request that was understood, with everything needed to answer it. */
export interface Understood {
    readonly service: string;
    readonly model: ServiceModel;
    readonly protocol: Protocol;
    readonly decoded: Decoded;
    readonly raw: RawRequest;
    readonly requestId: string;
}

/** Checks a request and does what it asks. Throws an AwsError when AWS would refuse it. */
export async function answer(request: Understood, world: World, replay: Replay, motoPort: number): Promise<Reply> {
    const { service, model, protocol, decoded, raw, requestId } = request;
    const { operation, input } = decoded;
    checkAgainstModel(service, model, decoded);
    if (service === "iam") checkPolicyDocuments(operation.name, input);
    const work = ownWork(service, operation.name, input, world);
    if (work === undefined) {
        if (!MOTO_SERVICES.includes(service)) throw notInTheLab(service, operation.name);
        return forward(motoPort, service, operation.name, raw);
    }
    const scope = `${world.region}:${service}:${operation.name}`;
    const output = await replay.once(scope, tokenOf(model, operation, input), input, work);
    return protocol.encode(model, operation, output, requestId);
}

type Work = () => Promise<object>;

function ownWork(service: string, operation: string, input: JsonObject, world: World): Work | undefined {
    const handler = OWN_OPERATIONS[service]?.[operation];
    // Async, so that a handler that throws at once is refused like one that throws later.
    if (handler !== undefined) return async () => call(handler, input, world);
    if (service !== "ec2") return undefined;
    // Tags belong to whoever keeps the resource.
    if (operation === "CreateTags" && createTags(input, world)) return () => Promise.resolve({});
    if (operation === "DeleteTags" && deleteTags(input, world)) return () => Promise.resolve({});
    return undefined;
}

/** The error as AWS would write it; anything unexpected is a fault of the lab and says so. */
export function asAwsError(error: unknown): AwsError {
    if (error instanceof AwsError) return error;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return new AwsError("LabFailure", `the lab's AWS failed: ${text}`);
}
