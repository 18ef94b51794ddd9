import { type ReadRequest, ReadResponse } from "@pulumi/pulumi/proto/provider_pb";
import { decode, encode } from "../wire/codec";
import { customResource } from "../dispatch/dispatch";
import { maskOfDecoded } from "../wire/secret-paths";
import type { Session } from "../session/session";
import { typeInUrn } from "../session/urn";

/** Both a refresh and an import; an import comes with an id and nothing else. */
export const read = (session: Session) => async (request: ReadRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeInUrn(urn));
    const inputs = decode(request.getInputs());
    const state = decode(request.getProperties());
    session.warnings.noteRead(urn);
    const call = { urn, preview: false, timeout: request.getTimeout(), mask: maskOfDecoded(inputs) };
    const was = { id: request.getId(), inputs: inputs.value, state: state.value };
    const found = await session.operation(call, (at) => resource.read(at, was));
    // An answer without an id says that it is gone.
    if (found === undefined) return new ReadResponse();
    const secrets = inputs.secrets.withOutputs(resource).with(state.secrets);
    return new ReadResponse()
        .setId(found.id)
        .setInputs(encode(found.inputs, secrets))
        .setProperties(encode({ ...found.inputs, ...found.state }, secrets));
};
