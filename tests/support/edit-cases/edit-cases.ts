import { type EditClass } from "../../../provider/src/ray-object/edit-class";
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
    const said: Readonly<Record<EditClass, Outcomes>> = {
        live: all("kept"),
        restarts: isOfA ? { ...all("kept"), a: "anew" } : all("anew"),
        newPodsOnly: all("kept"),
        replaces: all("anew"),
    };
    return { ...said[rule.class], ...outcomes };
}

const WARNINGS: Readonly<Record<EditClass, RegExp | undefined>> = {
    live: undefined,
    restarts: /: restarts (all pods|the pods of group [ab]) \(/,
    newPodsOnly: /: reaches new pods only; running pods keep what they have$/,
    replaces: /: replaces the RayCluster/,
};

/** What the preview says; `undefined`: nothing. */
export function warningOf({ rule }: EditRow, { warns, edit }: EditCase): RegExp | undefined {
    if (warns !== undefined) return warns === false ? undefined : warns;
    return Object.keys(edit).length === 0 ? undefined : WARNINGS[rule.class];
}

export const groupsThat = (outcomes: Outcomes, outcome: Outcome): string[] =>
    GROUPS.filter((group) => outcomes[group] === outcome);
