import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Recorded } from "./operations";
import { toStruct } from "./properties";

type GrpcError = Pick<ServiceError, "code" | "message"> & { readonly metadata?: Metadata };

/** An error as the engine prints it. */
export function plainError(error: unknown): GrpcError {
    return { code: status.UNKNOWN, message: error instanceof Error ? messageOf(error) : String(error) };
}

/** What AWS answered comes with its error code, which is what people search for. */
function messageOf(error: Error): string {
    return "$metadata" in error ? `${error.name}: ${error.message}` : error.message;
}

/** The error that makes the engine keep the resource in the state, with the reason, and update it the next time. */
export function initFailedError(reason: string, { id, inputs, outputs }: Recorded): GrpcError {
    const detail = new ErrorResourceInitFailed();
    detail.setId(id);
    detail.setInputs(toStruct(inputs));
    detail.setProperties(toStruct(outputs));
    detail.setReasonsList([reason]);
    const packed = new Any();
    packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const answer = new Status();
    answer.setCode(status.UNKNOWN);
    answer.setMessage(reason);
    answer.addDetails(packed);
    const metadata = new Metadata();
    metadata.add("grpc-status-details-bin", Buffer.from(answer.serializeBinary()));
    return { code: status.UNKNOWN, message: reason, metadata };
}
