import { CheckFailure, type CheckRequest, CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { decode, encode } from "../codec";
import { customResource } from "../dispatch";
import type { Session } from "../session";
import { typeOf } from "../tokens";

export const check = (session: Session) => async (request: CheckRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeOf(urn));
    const news = decode(request.getNews());
    session.warnings.noteCheck(urn);
    const { inputs, problems } = resource.check(session.context({ urn, preview: true }), news.value);
    const failures = problems.map(({ path, reason }) => new CheckFailure().setProperty(path).setReason(reason));
    return new CheckResponse().setInputs(encode(inputs, news.secrets)).setFailuresList(failures);
};
