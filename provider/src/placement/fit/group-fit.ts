import { type Problem } from "../../shared/problems";
import { nodeBudget, nodeCeiling, type NodeOffer } from "../node-budget";
import { type PlacementPool } from "../placement-pool";
import { wayToHave } from "../pool-size";
import { anyOfThese } from "./way-out";
import { podsOnNode, type Resources } from "../amounts";

/** A worker group and its pool. */
export interface Group {
    readonly pool: PlacementPool & { readonly maxSize: number };
    readonly poolName: string;
    readonly pod: Resources;
    /** Pods of one replica. */
    readonly hosts: number;
}

/** A number of replicas, and the input that says it. */
export interface AskedReplicas {
    readonly path: string;
    readonly count: number;
}

/** Replicas that there always are, and that the pool can never hold. */
export const leastReplicasFit = (group: Group, least: AskedReplicas): Problem[] =>
    fits(group, least, nodeCeiling(group.pool), "");

/** Replicas that the Ray autoscaler may ask for, and that the pool cannot surely hold: it would wait for the rest. */
export function mostReplicasFit(group: Group, most: AskedReplicas): Problem[] {
    const budget = nodeBudget(group.pool);
    return budget === undefined
        ? []
        : fits(group, most, budget, ": the Ray autoscaler would ask for pods that wait for ever");
}

function fits(
    { pool, poolName, pod, hosts }: Group,
    { path, count }: AskedReplicas,
    node: NodeOffer,
    consequence: string,
): Problem[] {
    const perNode = podsOnNode(pod, node);
    const pods = count * hosts;
    const nodes = Math.ceil(pods / perNode);
    if (perNode === 0 || nodes <= pool.maxSize) return [];
    const asked = hosts === 1 ? plural(pods, "pod") : `${plural(count, "replica")} of ${hosts} pods`;
    const lower = Math.floor((pool.maxSize * perNode) / hosts);
    const ways = anyOfThese([...(lower > 0 ? [`lower it to ${lower}`] : []), wayToHave(nodes)]);
    const reason = `${asked} need ${plural(nodes, "node")} of pool "${poolName}" (${perNode} on each), which has at most ${pool.maxSize}${consequence}. ${ways}`;
    return [{ path, reason }];
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
