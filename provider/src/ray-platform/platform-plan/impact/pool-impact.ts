import { type PlatformPlanArgs } from "../summary/args";
import { delayedRemoval } from "./head-budgets";
import { labelImpact, sizeImpact, taintImpact } from "./in-place-impact";
import { LOSE_NODES, podsOn } from "./pods-on";
import { openInputs, replacingEdits } from "./replacing-edits";
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
        // It may have no room for both: the new group begins with what its inputs say, mostly nothing.
        const isBlock = after.capacity === "capacityBlock";
        const order = isBlock ? "and may be without nodes for a while" : "new nodes before old";
        return [
            disrupts(`node pool "${name}" is replaced, ${order} (${why})${pods}.`),
            ...delayedRemoval(name, was, now).map(disrupts),
        ];
    }
    const open = openInputs(after).join(", ");
    if (open !== "") {
        const verb = "may lose their nodes";
        return [
            disrupts(`node pool "${name}" may be replaced (${open}: known only in \`up\`)${podsOn(name, was, verb)}.`),
        ];
    }
    return [rollImpact, labelImpact, taintImpact, sizeImpact].flatMap((impact) => impact(name, was, now));
}
