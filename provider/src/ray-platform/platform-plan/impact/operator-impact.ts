import { containsUnknown } from "../../../shared/unknown";
import { type PlatformPlanArgs } from "../summary/args";
import { disrupts, inPlace, type Sentence } from "./sentence";

/** The operator makes pods and does not carry them: without it they go on running. */
export function operatorImpact(was: PlatformPlanArgs, now: PlatformPlanArgs): Sentence[] {
    const version = edit("", was.operatorVersion, now.operatorVersion);
    const [before, after] = [was.operator, now.operator];
    const others =
        before === undefined || after === undefined
            ? []
            : [
                  ...edit("namespace: ", before.namespace, after.namespace),
                  ...edit("watchNamespaces: ", before.watchNamespaces.join(", "), after.watchNamespaces.join(", ")),
              ];
    if (version.length > 0) {
        return [
            disrupts(
                `KubeRay moves, CRDs first, then the operator (${[...version, ...others].join("; ")}): no pod restarts by that alone; a Ray cluster that must restart for it says so itself.`,
            ),
        ];
    }
    return others.length === 0
        ? []
        : [inPlace(`the KubeRay operator restarts (${others.join("; ")}): Ray pods keep running.`)];
}

const edit = (what: string, from: string, to: string): string[] =>
    from === to || containsUnknown([from, to]) ? [] : [`${what}${from} -> ${to}`];
