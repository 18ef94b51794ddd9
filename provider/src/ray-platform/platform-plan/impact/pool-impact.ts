import { containsUnknown } from "../../../shared/unknown";
import { canonical } from "../../../shared/canonical";
import { type PlatformPlanArgs } from "../args";
import { type PlannedPool } from "../pool-args";
import { delayedRemoval } from "./head-budgets";
import { labelImpact, sizeImpact, taintImpact } from "./in-place-impact";
import { LOSE_NODES, podsOn } from "./pods-on";
import { rollImpact } from "./roll-impact";
import { disrupts, type Sentence } from "./sentence";

/** What becomes of the nodes of a pool that was there before. */
export function poolImpact(name: string, was: PlatformPlanArgs, now: PlatformPlanArgs): Sentence[] {
    const [before, after] = [was.nodePools[name], now.nodePools[name]];
    if (before === undefined) return [];
    const pods = podsOn(name, was, LOSE_NODES);
    if (after === undefined) return [disrupts(`node pool "${name}" is removed with its nodes${pods}.`)];
    if (before.nodeGroupName !== after.nodeGroupName) {
        const why = replacingEdits(before, after).join("; ");
        return [
            disrupts(`node pool "${name}" is replaced, new nodes before old (${why})${pods}.`),
            ...delayedRemoval(name, was, now).map(disrupts),
        ];
    }
    const open = FIXED.filter((input) => containsUnknown(after[input]));
    if (open.length > 0) {
        const verb = "may lose their nodes";
        const what = open.map((input) => INPUTS[input]).join(", ");
        return [
            disrupts(`node pool "${name}" may be replaced (${what}: known only in \`up\`)${podsOn(name, was, verb)}.`),
        ];
    }
    return [rollImpact, labelImpact, taintImpact, sizeImpact].flatMap((impact) => impact(name, was, now));
}

/** What EKS cannot change in a group, in the words of the inputs. */
const INPUTS = {
    clusterName: "cluster.name",
    instanceTypes: "instanceTypes",
    capacity: "capacity",
    amiType: "amiType",
    nodeRole: "nodeRoleArn",
    subnets: "subnets",
} as const satisfies Partial<Record<keyof PlannedPool, string>>;
const FIXED = Object.keys(INPUTS) as readonly (keyof typeof INPUTS)[];
/** The others are hashes in the summary. */
const QUOTED: readonly string[] = ["clusterName", "instanceTypes", "capacity", "amiType"];

/** When nothing is found, EKS has failed to create the group that is there. */
function replacingEdits(before: PlannedPool, after: PlannedPool): string[] {
    const edits = FIXED.filter((input) => input !== "subnets").flatMap(editOf);
    const [first = `${before.nodeGroupName} -> ${after.nodeGroupName}`] = editOf("subnets");
    return edits.length > 0 ? edits : [first];

    function editOf(input: keyof typeof INPUTS): string[] {
        const [from, to] = [before[input], after[input]];
        // A summary of an earlier version does not tell; a group that is new anyway may stand elsewhere as well.
        if (from === undefined || to === undefined || canonical(from) === canonical(to)) return [];
        if (containsUnknown(to)) return [`${INPUTS[input]}: known only in \`up\``];
        return [QUOTED.includes(input) ? `${INPUTS[input]}: ${inWords(from)} -> ${inWords(to)}` : INPUTS[input]];
    }
}

const inWords = (value: string | readonly string[]): string => [value].flat().join(", ");
