import { type UpdateRequest, UpdateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { decode } from "../codec";
import { customResource } from "../dispatch";
import { Outputs } from "../outputs";
import type { Session } from "../session";
import { typeOf } from "../tokens";

export const update = (session: Session) => async (request: UpdateRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeOf(urn));
    const inputs = decode(request.getNews());
    const outputs = new Outputs(inputs, resource);
    const was = {
        id: request.getId(),
        inputs: decode(request.getOldInputs()).value,
        state: decode(request.getOlds()).value,
    };
    const at = session.context({ urn, preview: request.getPreview(), timeout: request.getTimeout() });
    const { state } = await outputs.orInitialisationError(() => resource.update(at, was, inputs.value));
    return new UpdateResponse().setProperties(outputs.with(state));
};
