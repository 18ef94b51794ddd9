import { type PlatformPlanArgs } from "../summary/args";

/**
 * That EKS cannot empty a node while the PodDisruptionBudget of a head on it stands, and ends the roll of a group for
 * that. Pools come before Ray clusters, so what counts is what the heads had before, whatever this edit says of them.
 */
export function stoppedRoll(pool: string, was: PlatformPlanArgs): string[] {
    const heads = guardedHeads(pool, was);
    if (heads.length === 0) return [];
    return [
        `node pool "${pool}": the PodDisruptionBudget of ${headsOf(heads)} stops this: after about 15 min EKS gives up (PodEvictionFailure). Run an \`up\` with \`head.disruptionProtection: false\` there first.`,
    ];
}

/** The old group of a replaced pool goes last of all: without the heads that this edit moves or no longer guards. */
export function delayedRemoval(pool: string, was: PlatformPlanArgs, now: PlatformPlanArgs): string[] {
    const after = guardedHeads(pool, now);
    const heads = guardedHeads(pool, was).filter((cluster) => after.includes(cluster));
    if (heads.length === 0) return [];
    return [
        `node pool "${pool}": the PodDisruptionBudget of ${headsOf(heads)} holds up the removal of old nodes for about 15 min, then EKS takes them all the same. Not to wait, set \`head.disruptionProtection: false\` there in this \`up\`.`,
    ];
}

/** The Ray clusters whose head is on the pool and may not be evicted. */
const guardedHeads = (pool: string, { rayClusters }: PlatformPlanArgs): string[] =>
    Object.entries(rayClusters).flatMap(([cluster, { head, headProtected = true, suspended }]) =>
        head === pool && headProtected && suspended !== true ? [cluster] : [],
    );

const headsOf = (clusters: readonly string[]): string => clusters.map((cluster) => `${cluster}/head`).join(", ");
