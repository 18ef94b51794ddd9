import { containsUnknown } from "../../shared/unknown";
import { type LiveNodeGroup } from "../facts/live-node-group";

export interface Scaling {
    readonly minSize: number;
    readonly maxSize: number;
    readonly desiredSize: number;
    /** Whether the number of nodes is the autoscaler's and must not be compared or sent. */
    readonly desiredIsLeftAlone: boolean;
    /** Nodes that run and are beyond bounds that were lowered. */
    readonly nodesBeyond: number;
}

/**
 * After creation the number of nodes belongs to the autoscaler. EKS takes minimum, maximum and desired size only
 * together, though: an edit of the bounds would send the desired size of the first day and scale a busy pool down. So
 * the edit carries the number there is, moved into the new bounds. So does a group that takes the place of others: their
 * pods need nodes before the old ones go.
 */
export function planScaling(
    wanted: { minSize: number; maxSize: number; desiredSize: number },
    live: LiveNodeGroup | undefined,
    replaced: readonly LiveNodeGroup[] = [],
): Scaling {
    if (containsUnknown(Object.values(wanted))) return { ...wanted, desiredIsLeftAlone: true, nodesBeyond: 0 };
    if (live === undefined && replaced.length > 0) {
        const running = Math.max(...replaced.map(({ desiredSize }) => desiredSize));
        const desiredSize = Math.min(Math.max(running, wanted.desiredSize), wanted.maxSize);
        return { ...wanted, desiredSize, desiredIsLeftAlone: false, nodesBeyond: 0 };
    }
    const boundsChange = live !== undefined && (live.minSize !== wanted.minSize || live.maxSize !== wanted.maxSize);
    if (!boundsChange) return { ...wanted, desiredIsLeftAlone: true, nodesBeyond: 0 };
    const desiredSize = Math.min(Math.max(live.desiredSize, wanted.minSize), wanted.maxSize);
    return {
        ...wanted,
        desiredSize,
        desiredIsLeftAlone: false,
        nodesBeyond: Math.max(live.desiredSize - desiredSize, 0),
    };
}
