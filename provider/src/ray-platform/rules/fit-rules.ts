import { type Demand, nodesForAll } from "../../placement/demand";
import { type FitGroup, leastPods, poolIn } from "../../ray-spec/fit/group";
import { podsFit } from "../../ray-spec/fit/errors";
import { allFit } from "../../ray-spec/fit/warnings";
import { type Breach, breachesOf } from "../../shared/breach";
import { below, isIn, type Problem } from "../../shared/problems";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { clusterAutoscalerIn } from "../args/add-on-args";
import { type RayPlatformArgs } from "../args/args";
import { type JudgedCluster, judgedClusters } from "./judged-unit";
import { asOpen } from "../../placement/open-pool";
import { type Placements } from "../facts/placements";
import { DEFAULT_MIN_SIZE } from "../../node-pool/args/sizes";

/** The pods of every Ray cluster against the pools of the unit; `others` are the problems found before. */
export function clustersFit(
    args: RayPlatformArgs,
    placed: Placements,
    others: readonly Problem[] = [],
    clusters: readonly JudgedCluster[] = judgedClusters(args, placed),
): Breach[] {
    const isRight = (pool: string): boolean => !others.some(({ path }) => isIn(path, below("nodePools", pool)));
    const areRight = Object.keys(placed).every(isRight);
    const opened = Object.entries(placed).map(([name, pool]) => [name, isRight(name) ? pool : asOpen(pool)] as const);
    const judged = areRight ? clusters : judgedClusters(args, Object.fromEntries(opened));
    return judged.flatMap(({ fit }) => podsFit(fit, others));
}

/** Warnings: pools that several Ray clusters share. What one cluster alone asks for, it says itself. */
export function clustersFitTogether(clusters: readonly JudgedCluster[]): Breach[] {
    const byCluster = clusters.map(({ fit }) => fit.groups);
    const users = (pool: string | undefined) =>
        byCluster.filter((groups) => groups.some(({ given }) => given.pool === pool)).length;
    const shared = byCluster.flat().filter(({ given }) => users(given.pool) > 1);
    return breachesOf("R-POOL-SHARED", allFit(shared));
}

/**
 * Notes: pools that are sure of fewer nodes than their pods need at all times, and nobody known to add some. Words that
 * hold for a pool that runs as well: how many nodes it has by now is not in the inputs.
 */
export function poolsHaveToGrow(args: RayPlatformArgs, clusters: readonly JudgedCluster[]): Breach[] {
    if (args.clusterAutoscaler !== undefined && (isUnknown(args.clusterAutoscaler) || clusterAutoscalerIn(args)))
        return [];
    const groups = clusters.flatMap(({ fit }) => fit.groups);
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

function demandOf(group: FitGroup): Demand[] {
    const pods = leastPods(group);
    return group.pod === undefined || pods === undefined ? [] : [{ pod: group.pod, pods }];
}
