import { nodeBudget, type NodeBudget } from "./node-budget";
import { type PlacementPool } from "./placement-pool";
import { podsOnNode, type Resources, type Share, sharesOf } from "./amounts";

/** Equal pods that always run on a pool: those of a worker group, or a head. */
export interface Demand {
    readonly pod: Resources;
    readonly pods: number;
}

/**
 * Nodes with which all these pods surely find room, in whatever order the scheduler takes them. It spreads pods, so that
 * a large one may find no node with enough left although all of them could have been packed: a pod is only safe when
 * the others cannot fill every node so far that it has no room. `undefined` while the pool's types are unknown; a pod
 * that does not surely fit an empty node counts for nothing.
 */
export function nodesForAll(demands: readonly Demand[], pool: PlacementPool): number | undefined {
    const node = nodeBudget(pool);
    if (node === undefined) return undefined;
    const there = demands.filter(({ pod, pods }) => pods > 0 && podsOnNode(pod, node) > 0);
    return Math.max(0, ...there.map((demand) => fillable(demand, there, node) + 1));
}

/** Most nodes that the other pods can fill so far that not one more of this demand has room. */
function fillable(demand: Demand, all: readonly Demand[], node: NodeBudget): number {
    const others = all.filter((other) => other !== demand);
    if (others.length === 0) return Math.floor((demand.pods - 1) / podsOnNode(demand.pod, node));
    const rest = [...others, { ...demand, pods: demand.pods - 1 }];
    const limits: Share[] = [...sharesOf(demand.pod, node), { name: "pods", asked: 1, offered: node.pods }];
    const byResource = limits.map(({ name, asked, offered }) =>
        // Full for this pod is a node on which less than what it asks for is left.
        Math.floor(loadOf(name, rest) / (offered - asked + 1)),
    );
    const pods = rest.reduce((sum, other) => sum + other.pods, 0);
    return Math.min(
        pods,
        byResource.reduce((sum, nodes) => sum + nodes, 0),
    );
}

const loadOf = (name: string, demands: readonly Demand[]): number =>
    demands.reduce((sum, { pod, pods }) => sum + pods * amountIn(pod, name), 0);

function amountIn({ cpuMillis, memoryMiB, storageMiB, devices }: Resources, name: string): number {
    const amounts: Readonly<Record<string, number>> = {
        pods: 1,
        cpu: cpuMillis,
        memory: memoryMiB,
        "ephemeral-storage": storageMiB,
    };
    return amounts[name] ?? devices[name] ?? 0;
}
