import type { DiffRequest } from "@pulumi/pulumi/proto/provider_pb";
import { decode } from "../wire/codec";
import { diffResponse } from "../wire/detailed-diff";
import { customResource } from "../dispatch/dispatch";
import { maskOfDecoded } from "../wire/secret-paths";
import type { Session } from "../session/session";
import { typeInUrn } from "../session/urn";

export const diff = (session: Session) => async (request: DiffRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeInUrn(urn));
    const inputs = decode(request.getOldInputs());
    const state = decode(request.getOlds());
    const news = decode(request.getNews());
    const was = { id: request.getId(), inputs: inputs.value, state: state.value };
    const at = session.context({ urn, preview: true, during: "diff", mask: maskOfDecoded(inputs, news) });
    return diffResponse(await resource.diff(at, was, news.value));
};
