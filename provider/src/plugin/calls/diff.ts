import type { DiffRequest } from "@pulumi/pulumi/proto/provider_pb";
import { decode } from "../codec";
import { diffResponse } from "../detailed-diff";
import { customResource } from "../dispatch";
import type { Session } from "../session";
import { typeOf } from "../tokens";

export const diff = (session: Session) => async (request: DiffRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeOf(urn));
    const was = {
        id: request.getId(),
        inputs: decode(request.getOldInputs()).value,
        state: decode(request.getOlds()).value,
    };
    const at = session.context({ urn, preview: true, during: "diff" });
    return diffResponse(await resource.diff(at, was, decode(request.getNews()).value));
};
