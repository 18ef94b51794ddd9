import { CheckFailure, type CheckRequest, CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { type Breach, refusal } from "../../shared/breach";
import { type Mask } from "../../shared/mask";
import { keysOf } from "../../shared/property-path";
import { decode, encode } from "../wire/codec";
import { customResource } from "../dispatch/dispatch";
import { maskOfDecoded, type SecretPaths } from "../wire/secret-paths";
import type { Session } from "../session/session";
import { typeInUrn } from "../session/urn";

export const check = (session: Session) => async (request: CheckRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeInUrn(urn));
    const news = decode(request.getNews());
    session.warnings.noteCheck(urn);
    const olds = decode(request.getOlds());
    const mask = maskOfDecoded(news, olds);
    const at = session.context({ urn, preview: true, during: "check", mask });
    const { inputs, problems } = resource.check(at, news.value, olds.value);
    const failures = problems.map((problem) => failure(problem, news.secrets, mask));
    return new CheckResponse().setInputs(encode(inputs, news.secrets)).setFailuresList(failures);
};

/** The engine prints the value of the property named, secrets in clear: of those the path goes into the words. */
function failure(breach: Breach, secrets: SecretPaths, mask: Mask): CheckFailure {
    const [path, reason] = [breach.path, mask(refusal(breach))];
    if (!secrets.touch(keysOf(path))) return new CheckFailure().setProperty(path).setReason(reason);
    return new CheckFailure().setReason(`${path}: ${reason}`);
}
