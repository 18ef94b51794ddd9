import { Metadata, type ServerErrorResponse, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { InitialisationFailed } from "../../shared/custom-resource";

/**
 * The engine's way of hearing "it exists, but failed": it records id, properties and reasons, and the next update goes
 * on with what is there. gRPC for Node has no such details of its own, hence the metadata key that Go's uses.
 */
export function initialisationError(failure: InitialisationFailed, properties: Struct): ServerErrorResponse {
    const detail = new ErrorResourceInitFailed();
    detail.setId(failure.id);
    detail.setProperties(properties);
    detail.setReasonsList([...failure.reasons]);

    const packed = new Any();
    packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const answer = new Status();
    answer.setCode(status.UNKNOWN);
    answer.setMessage(failure.message);
    answer.addDetails(packed);

    const metadata = new Metadata();
    metadata.add("grpc-status-details-bin", Buffer.from(answer.serializeBinary()));
    return Object.assign(new Error(failure.message), { code: status.UNKNOWN, details: failure.message, metadata });
}
