import { type V1Node } from "@kubernetes/client-node";
import { type MachineGroup } from "../aws/machines";
import { isReady } from "./node-object";

/** What the next step of a roll is: EKS user guide, "Understand each phase of node updates". */
export interface RollStep {
    /** How many new machines to start. */
    readonly starting: number;
    /** Old nodes that take no new pods from now on. */
    readonly cordoned: readonly V1Node[];
    /** Old nodes to be emptied and ended now. */
    readonly ending: readonly V1Node[];
}

/**
 * By default EKS first starts as many new machines as may be unavailable at once, closes all old nodes as soon as one of
 * the new is ready, and then empties and ends as many old nodes at a time; `MINIMAL` ends old ones first.
 */
export function rollStep(
    { count, updates: { maxUnavailable, newFirst } }: MachineGroup,
    current: readonly V1Node[],
    old: readonly V1Node[],
    isLeaving: (node: V1Node) => boolean,
): RollStep {
    const most = newFirst ? count + maxUnavailable : count;
    const least = newFirst ? count : count - maxUnavailable;
    const ready = current.filter(isReady).length;
    const staying = old.filter((node) => !isLeaving(node));
    const leaving = old.length - staying.length;
    const spare = Math.min(ready + staying.length - least, maxUnavailable - leaving);
    const isOpen = newFirst && ready > 0;
    return {
        starting: Math.max(0, Math.min(count - current.length, most - current.length - old.length)),
        cordoned: isOpen ? staying.filter(({ spec }) => spec?.unschedulable !== true) : [],
        ending: staying.slice(0, Math.max(0, spare)),
    };
}
