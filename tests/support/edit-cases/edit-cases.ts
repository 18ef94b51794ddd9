import { CLUSTER_CASES } from "./cluster-edits";
import { type EditCase, GROUPS, type Outcome, type Outcomes } from "./edit-case";
import { POD_CASES } from "./pod-edits";
import { type EditRow } from "../../../provider/src/ray-cluster/edits/edits";

/** By path, one for each line of the table of edits. */
export const EDIT_CASES: Readonly<Record<string, EditCase>> = { ...POD_CASES, ...CLUSTER_CASES };

/** What the table says becomes of the pods. */
export function outcomesOf({ keys, rule }: EditRow, { outcomes }: EditCase): Outcomes {
    const all = (outcome: Outcome): Outcomes => ({ head: outcome, a: outcome, b: outcome });
    const isOfA = keys[0] === "workers" || keys[0] === "pools";
    const anew = isOfA ? { ...all("kept"), a: "anew" as const } : all("anew");
    const said = rule.class === "replaces" ? all("anew") : rule.class === "restarts" ? anew : all("kept");
    return { ...said, ...outcomes };
}

/** What the preview says; `undefined`: nothing. */
export function warningOf({ rule }: EditRow, { warns, edit }: EditCase): RegExp | undefined {
    if (warns !== undefined) return warns === false ? undefined : warns;
    switch (rule.class) {
        case "live":
            return undefined;
        case "newPodsOnly":
            return /: reaches new pods only; running pods keep what they have$/;
        case "replaces":
            return /: replaces the RayCluster/;
        default:
            return Object.keys(edit).length === 0 ? undefined : /: restarts (all pods|the pods of group [ab]) \(/;
    }
}

export const groupsThat = (outcomes: Outcomes, outcome: Outcome): string[] =>
    GROUPS.filter((group) => outcomes[group] === outcome);
