import type { AwsError } from "../aws-error";
import type { JsonObject } from "../json";
import type { Operation, ServiceModel } from "../model";

/** A request as it came over HTTP. */
export interface RawRequest {
    readonly method: string;
    readonly url: URL;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly body: string;
}

/** A request that was understood. */
export interface Decoded {
    readonly operation: Operation;
    readonly input: JsonObject;
    /** Parameters that the operation does not have. */
    readonly unknown: readonly string[];
}

export interface Reply {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

/** How a service writes requests, answers and errors. */
export interface Protocol {
    /** Throws an AwsError when there is no such operation. */
    decode(model: ServiceModel, request: RawRequest): Decoded;
    encode(model: ServiceModel, operation: Operation, output: object, requestId: string): Reply;
    encodeError(error: AwsError, requestId: string): Reply;
}
