import { CheckFailure, type CheckRequest, CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { coercedInputs, inputFailures } from "./check-inputs";
import type { Declared } from "./declared-inputs";
import { declaredInputs } from "./declared-file";
import type { Kind } from "./kind";
import { kindOf } from "./kinds/kinds";
import { named, type Naming } from "./naming";
import { fromStruct, isRecord, type Properties, toStruct } from "./properties";

/** Refuses what the real provider would not know, and gives a name to what has none. */
export function checkResource(request: CheckRequest): CheckResponse {
    const kind = kindOf(request.getType());
    const declared = declaredInputs()[kind.token];
    if (declared === undefined) throw new Error(`no inputs are declared for ${kind.token}`);
    const news = fromStruct(request.getNews());
    const response = new CheckResponse();
    for (const { path, reason } of [...inputFailures(declared, news), ...missingFromLab(kind, news)]) {
        response.addFailures(new CheckFailure().setProperty(path).setReason(reason));
    }
    const typed = withJson(kind, withTypes(declared, news));
    const inputs = named(kind, typed, fromStruct(request.getOlds()), namingOf(request));
    return response.setInputs(toStruct(inputs));
}

function withTypes(declared: Declared, news: Properties): Properties {
    const typed = coercedInputs(declared, news);
    return isRecord(typed) ? typed : {};
}

/** Policy documents may be given as objects; AWS takes text. */
function withJson({ json = [] }: Kind, inputs: Properties): Properties {
    const texts = Object.entries(inputs).map(([name, value]) => {
        const isDocument = json.includes(name) && isRecord(value);
        return [name, isDocument ? JSON.stringify(value) : value] as const;
    });
    return Object.fromEntries(texts);
}

function missingFromLab(kind: Kind, news: Properties): { path: string; reason: string }[] {
    const used = (kind.notInTheLab ?? []).filter((name) => news[name] !== undefined);
    return used.map((path) => ({ path, reason: `the lab's aws provider does not do ${kind.token} ${path}` }));
}

function namingOf(request: CheckRequest): Naming {
    const proposed = request.getAutonaming();
    return {
        name: request.getName(),
        randomSeed: request.getRandomseed_asU8(),
        ...(proposed === undefined ? {} : { proposed: { name: proposed.getProposedName(), mode: proposed.getMode() } }),
    };
}
