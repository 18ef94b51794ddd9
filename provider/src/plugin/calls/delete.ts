import type { DeleteRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { decode } from "../wire/codec";
import { customResource } from "../dispatch/dispatch";
import { maskOfDecoded } from "../wire/secret-paths";
import type { Session } from "../session/session";
import { typeInUrn } from "../session/urn";

export const remove = (session: Session) => async (request: DeleteRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeInUrn(urn));
    const [inputs, state] = [decode(request.getOldInputs()), decode(request.getProperties())];
    const was = { id: request.getId(), inputs: inputs.value, state: state.value };
    const call = { urn, preview: false, timeout: request.getTimeout(), mask: maskOfDecoded(inputs) };
    await session.operation(call, (at) => resource.delete(at, was));
    return new Empty();
};
