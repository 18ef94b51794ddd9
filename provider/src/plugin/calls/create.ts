import { type CreateRequest, CreateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { decode } from "../codec";
import { customResource } from "../dispatch";
import { Outputs } from "../outputs";
import type { Session } from "../session";
import { typeOf } from "../tokens";

export const create = (session: Session) => async (request: CreateRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeOf(urn));
    const inputs = decode(request.getProperties());
    const outputs = new Outputs(inputs, resource);
    const at = session.context({ urn, preview: request.getPreview(), timeout: request.getTimeout() });
    const { id, state } = await outputs.orInitialisationError(() => resource.create(at, inputs.value));
    return new CreateResponse().setId(id).setProperties(outputs.with(state));
};
