import { typesOf } from "../instance-catalog/pool-types";
import { nodeBudget, type NodeBudget } from "./node-budget";
import { type PlacementPool } from "./placement-pool";
import { GPU, podsOnNode, type Resources, sharesOf } from "./amounts";

/** What nodes are bought for, in the order in which it is looked at. */
const DEAR = [GPU, "aws.amazon.com/neuroncore", "aws.amazon.com/neuron", "aws.amazon.com/neurondevice"];

/** Pods of one kind, alone on their pool, and whether they were given sizes. */
export interface Tenant {
    readonly pod: Resources;
    /** Sizes that follow from `podsPerNode`, because nothing else was said. */
    readonly sharesNode: boolean;
}

/** Accelerators of each node that these pods can never use, however many there are; `undefined` when there are none. */
export function idleAccelerators({ pod, sharesNode }: Tenant, pool: PlacementPool): string | undefined {
    const node = nodeBudget(pool);
    if (node === undefined || !isOfOneSize(pool)) return undefined;
    const name = DEAR.find((one) => (pod.devices[one] ?? 0) > 0);
    const perNode = podsOnNode(pod, node);
    if (name === undefined || perNode === 0) return undefined;
    const [has, asked] = [node.devices[name] ?? 0, pod.devices[name] ?? 0];
    const idle = has - perNode * asked;
    if (idle <= 0) return undefined;
    const what = name === GPU ? "GPUs" : name;
    return `${idle} of ${has} ${what} of each ${node.smallest.name} stay idle unless others use them: ${wayOut({ pod, sharesNode }, node, { name, has, asked })}`;
}

interface Device {
    readonly name: string;
    readonly has: number;
    readonly asked: number;
}

function wayOut({ pod, sharesNode }: Tenant, node: NodeBudget, { name, has, asked }: Device): string {
    const most = Math.floor(has / asked);
    const perNode = podsOnNode(pod, node);
    if (perNode >= most) return `${asked} a pod do not divide them. Ask for a number that does.`;
    const room = `for ${perNode} pod${perNode === 1 ? "" : "s"} on a node`;
    if (node.pods <= perNode) return `there are addresses ${room}. Raise a pod's share of them.`;
    if (sharesNode) return `a pod takes the whole node. Say podsPerNode: ${Math.min(most, node.pods)}.`;
    const [short] = sharesOf(pod, node)
        .filter((share) => share.name !== name)
        .sort((a, b) => a.offered / a.asked - b.offered / b.asked);
    return `there is ${short?.name ?? "room"} ${room}. Lower what a pod asks for, or raise its share of them.`;
}

/** Types with different numbers waste differently: nothing that is true of all nodes can be said. */
const isOfOneSize = (pool: PlacementPool): boolean =>
    new Set(typesOf(pool).map(({ gpu, neuron }) => `${gpu?.count ?? 0} ${neuron?.devices ?? 0}`)).size === 1;
