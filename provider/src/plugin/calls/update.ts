import { type UpdateRequest, UpdateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { decode } from "../codec";
import { customResource } from "../dispatch";
import { Outputs } from "../outputs";
import { maskOfDecoded } from "../secret-paths";
import type { Session } from "../session";
import { typeOf } from "../tokens";

export const update = (session: Session) => async (request: UpdateRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeOf(urn));
    const inputs = decode(request.getNews());
    const outputs = new Outputs(inputs, resource);
    const [olds, state] = [decode(request.getOldInputs()), decode(request.getOlds())];
    const was = { id: request.getId(), inputs: olds.value, state: state.value };
    const mask = maskOfDecoded(inputs, olds);
    const call = { urn, preview: request.getPreview(), timeout: request.getTimeout(), mask };
    const updated = await outputs.orInitialisationError(() =>
        session.operation(call, (at) => resource.update(at, was, inputs.value)),
    );
    return new UpdateResponse().setProperties(outputs.with(updated.state));
};
