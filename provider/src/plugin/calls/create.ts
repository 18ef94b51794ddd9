import { type CreateRequest, CreateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { decode } from "../wire/codec";
import { customResource } from "../dispatch/dispatch";
import { Outputs } from "../wire/outputs";
import { maskOfDecoded } from "../wire/secret-paths";
import type { Session } from "../session/session";
import { typeInUrn } from "../session/urn";

export const create = (session: Session) => async (request: CreateRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeInUrn(urn));
    const inputs = decode(request.getProperties());
    const outputs = new Outputs(inputs, resource);
    const mask = maskOfDecoded(inputs);
    const call = { urn, preview: request.getPreview(), timeout: request.getTimeout(), mask };
    const { id, state } = await outputs.orInitialisationError(() =>
        session.operation(call, (at) => resource.create(at, inputs.value)),
    );
    return new CreateResponse().setId(id).setProperties(outputs.with(state));
};
