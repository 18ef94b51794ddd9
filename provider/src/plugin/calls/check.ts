import { CheckFailure, type CheckRequest, CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { type Breach, refusal } from "../../shared/breach";
import { type Decoded, decode, encode } from "../codec";
import { customResource } from "../dispatch";
import { along, keysOf } from "../property-path";
import { withoutSecret } from "../secret-problems";
import type { Session } from "../session";
import { typeOf } from "../tokens";

export const check = (session: Session) => async (request: CheckRequest) => {
    const urn = request.getUrn();
    const resource = await customResource(typeOf(urn));
    const news = decode(request.getNews());
    session.warnings.noteCheck(urn);
    const at = session.context({ urn, preview: true });
    const { inputs, problems } = resource.check(at, news.value, decode(request.getOlds()).value);
    const failures = problems.map((problem) => failure(problem, news));
    return new CheckResponse().setInputs(encode(inputs, news.secrets)).setFailuresList(failures);
};

/** The engine prints the value of the property named, secrets in clear: of those the path goes into the words. */
function failure(breach: Breach, { value, secrets }: Decoded): CheckFailure {
    const [path, reason] = [breach.path, refusal(breach)];
    const keys = keysOf(path);
    if (!secrets.touch(keys)) return new CheckFailure().setProperty(path).setReason(reason);
    return new CheckFailure().setReason(`${path}: ${withoutSecret(reason, [...along(value, keys)].at(-1))}`);
}
