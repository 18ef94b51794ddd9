import { isUnknown } from "../../../shared/unknown";
import { type PlannedRayCluster, type PlatformPlanArgs } from "../summary/args";

/** What becomes of pods whose nodes go. */
export const LOSE_NODES = "lose their nodes";

/** `train/head (1), train/gpu (0 to 32)`: head and groups of a Ray cluster that have pods, on the pools meant. */
export function podsOfCluster(
    name: string,
    { head, workers, sizes = {}, suspended }: PlannedRayCluster,
    isMeant: (pool: string | undefined) => boolean = () => true,
): string[] {
    if (suspended === true) return [];
    const groups = Object.keys(workers).filter((group) => isMeant(workers[group]) && sizes[group] !== "0");
    return [
        ...(isMeant(head) ? [`${name}/head (1)`] : []),
        ...groups.map((group) => `${name}/${group}${counted(sizes[group])}`),
    ];
}

/** Summaries of earlier versions have no numbers. */
const counted = (size: string | undefined): string => (size === undefined || isUnknown(size) ? "" : ` (${size})`);

/** Head and groups on a pool, in all Ray clusters of the unit. */
const groupsOn = (pool: string, { rayClusters }: PlatformPlanArgs): string[] =>
    Object.entries(rayClusters).flatMap(([name, cluster]) => podsOfCluster(name, cluster, (at) => at === pool));

/**
 * `: the pods of train/head (1), train/gpu (0 to 32) <verb>`, or nothing when no Ray pod runs there. Without its head a
 * Ray cluster loses what its other pods are at, too.
 */
export function podsOn(pool: string, plan: PlatformPlanArgs, verb: string): string {
    const groups = groupsOn(pool, plan);
    if (groups.length === 0) return "";
    const heads = Object.entries(plan.rayClusters)
        .filter(([, { head, suspended, keepsState }]) => head === pool && suspended !== true && keepsState !== true)
        .map(([name]) => name);
    const work = heads.length === 0 ? "" : `; without its head all work of ${heads.join(", ")} is lost`;
    return `: the pods of ${groups.join(", ")} ${verb}${work}`;
}

export const hasPods = (pool: string, plan: PlatformPlanArgs): boolean => groupsOn(pool, plan).length > 0;
