import { type UpdateRequest, UpdateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { decode } from "../wire/codec";
import { customResource } from "../dispatch/dispatch";
import { Outputs } from "../wire/outputs";
import { maskOfDecoded } from "../wire/secret-paths";
import type { Session } from "../session/session";
import { typeInUrn } from "../session/urn";

export const update = (session: Session) => async (request: UpdateRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeInUrn(urn));
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
