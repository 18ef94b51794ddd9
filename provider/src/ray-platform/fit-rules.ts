import { DEFAULT_MIN_SIZE } from "../node-pool/defaults";
import { type Demand, nodesForAll } from "../placement/demand";
import { podsFit as clusterFits } from "../ray-spec/fit/errors";
import { type FitGroup, groupsOf, leastPods, poolIn } from "../ray-spec/fit/group";
import { allFit } from "../ray-spec/fit/warnings";
import { type Breach, breachesOf } from "../shared/breach";
import { isObject } from "../shared/known-object";
import { below, isIn, type Problem } from "../shared/problems";
import { containsUnknown, isUnknown } from "../shared/unknown";
import { clusterAutoscalerIn } from "./add-on-args";
import { type RayPlatformArgs } from "./args";
import { asOpen, type Placements } from "./placements";

/** The pods of every Ray cluster against the pools of the unit; `others` are the problems found before. */
export function podsFit(
    { rayClusters }: RayPlatformArgs,
    placed: Placements,
    others: readonly Problem[] = [],
): Breach[] {
    if (!isObject(rayClusters)) return [];
    const isRight = (pool: string): boolean => !others.some(({ path }) => isIn(path, below("nodePools", pool)));
    const pools = Object.fromEntries(
        Object.entries(placed).map(([name, pool]) => [name, isRight(name) ? pool : asOpen(pool)]),
    );
    return Object.entries(rayClusters).flatMap(([name, cluster]) =>
        isObject(cluster) ? clusterFits({ ...cluster, name, pools }, below("rayClusters", name), others) : [],
    );
}

/** Warnings: pools that several Ray clusters share. What one cluster alone asks for, it says itself. */
export function clustersFitTogether(args: RayPlatformArgs, pools: Placements): Breach[] {
    const byCluster = groupsByCluster(args, pools);
    const users = (pool: string | undefined) =>
        byCluster.filter((groups) => groups.some(({ given }) => given.pool === pool)).length;
    const shared = byCluster.flat().filter(({ given }) => users(given.pool) > 1);
    return breachesOf("R-POOL-SHARED", allFit(shared));
}

/**
 * Notes: pools that are sure of fewer nodes than their pods need at all times, and nobody known to add some. Words that
 * hold for a pool that runs as well: how many nodes it has by now is not in the inputs.
 */
export function poolsHaveToGrow(args: RayPlatformArgs, pools: Placements): Breach[] {
    if (args.clusterAutoscaler !== undefined && (isUnknown(args.clusterAutoscaler) || clusterAutoscalerIn(args)))
        return [];
    const groups = groupsByCluster(args, pools).flat();
    return Object.entries(args.nodePools ?? {}).flatMap(([name, pool]) => {
        const own = groups.filter(({ given }) => given.pool === name);
        const placement = own.map(poolIn).find((found) => found !== undefined);
        const { minSize = DEFAULT_MIN_SIZE, desiredSize = minSize } = pool;
        const needed = (placement && nodesForAll(own.flatMap(demandOf), placement)) ?? 0;
        if (containsUnknown([minSize, desiredSize]) || needed <= desiredSize || needed > pool.maxSize) return [];
        const nodes = needed === 1 ? "1 node" : `${needed} nodes`;
        const reason = `needs ${nodes} for the pods that always run on it, and its minSize is ${minSize}: something must see to the rest. Unless the EKS cluster has an autoscaler for nodes, give clusterAutoscaler, or raise minSize to ${needed}.`;
        return breachesOf("R-POOL-GROWS", [{ path: below("nodePools", name), reason }]);
    });
}

const groupsByCluster = ({ rayClusters = {} }: RayPlatformArgs, pools: Placements): FitGroup[][] =>
    Object.entries(rayClusters).map(([name, cluster]) =>
        groupsOf({ ...cluster, name, pools }, below("rayClusters", name)),
    );

function demandOf(group: FitGroup): Demand[] {
    const pods = leastPods(group);
    return group.pod === undefined || pods === undefined ? [] : [{ pod: group.pod, pods }];
}
