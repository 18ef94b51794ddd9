import type { DeleteRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { decode } from "../codec";
import { customResource } from "../dispatch";
import type { Session } from "../session";
import { typeOf } from "../tokens";

export const remove = (session: Session) => async (request: DeleteRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeOf(urn));
    const was = {
        id: request.getId(),
        inputs: decode(request.getOldInputs()).value,
        state: decode(request.getProperties()).value,
    };
    await resource.delete(session.context({ urn, preview: false, timeout: request.getTimeout() }), was);
    return new Empty();
};
