import { type Allocatable, allocatable } from "../instance-catalog/allocatable";
import { type InstanceType } from "../instance-catalog/instance-type";
import { typesOf } from "../instance-catalog/pool-types";
import { NO_OVERHEAD, type NodeChoices } from "../instance-catalog/node-choices";
import { containsUnknown, isUnknown } from "../shared/unknown";
import { GPU_DAEMONSETS, OPERATOR_REQUESTS, PLAIN_DAEMONSETS } from "./neighbours";
import { type PlacementPool } from "./placement-pool";
import { GPU, type Resources } from "./amounts";

/** What a node leaves for Ray pods. */
export interface NodeOffer extends Resources {
    readonly pods: number;
    readonly gpus: number;
}

export interface NodeBudget extends NodeOffer {
    /** The type of the pool with the least memory: the one a pod must fit. */
    readonly smallest: InstanceType;
}

/** XFS on AL2023 takes 0.08 % of 100 GiB, 0.4 % of 20 GiB; no figure is published for Bottlerocket's volume and for RAID. */
const FILE_SYSTEM_SHARE = 0.01;

/**
 * What a node of the pool leaves for Ray pods, whichever of its types it is: the least of each, less what daemonsets
 * take, what is reserved for others and, on a pool without taints, the operator, which may run there. Conservative.
 * `undefined` while the types are unknown, or when there is none that anybody knows.
 */
export function nodeBudget(pool: PlacementPool): NodeBudget | undefined {
    const before = BUDGETS.get(pool);
    const budget = before ?? { found: budgetOf(pool) };
    if (before === undefined) BUDGETS.set(pool, budget);
    return budget.found;
}

/** Asked for again with every pod on the pool; a pool is never changed once it has been read. */
const BUDGETS = new WeakMap<PlacementPool, { readonly found: NodeBudget | undefined }>();

function budgetOf(pool: PlacementPool): NodeBudget | undefined {
    const { instanceTypes, instanceFacts, taints, node = {} } = pool;
    const types = containsUnknown([instanceTypes, instanceFacts, taints, node.kubelet]) ? [] : typesOf(pool);
    const [smallest] = types.toSorted((a, b) => a.memoryMiB - b.memoryMiB);
    if (smallest === undefined) return undefined;
    const known = { ...pool, node: knownOf(node) };
    return { ...leastOf(types.map((type) => roomFor(type, known))), smallest };
}

/** Cores and memory depend on neither disk nor adapters; who asks for these asks first whether they are known. */
const knownOf = (node: Partial<NodeChoices>): Partial<NodeChoices> =>
    Object.fromEntries(Object.entries(node).filter(([, choice]) => !isUnknown(choice)));

/** What a node offers that loses nothing to its hypervisor and has nothing to run but ours: more there never is. */
export function nodeCeiling(pool: PlacementPool): NodeOffer {
    const ceiling = CEILINGS.get(pool) ?? ceilingOf(pool);
    CEILINGS.set(pool, ceiling);
    return ceiling;
}

const CEILINGS = new WeakMap<PlacementPool, NodeOffer>();

const ceilingOf = (pool: PlacementPool): NodeOffer =>
    leastOf(
        typesOf(pool).map((type) => {
            const choices = { ...knownOf(pool.node ?? {}), memoryOverhead: NO_OVERHEAD };
            const offer = offerOf(allocatable(type, choices));
            return { ...offer, pods: offer.pods - PLAIN_DAEMONSETS.pods };
        }),
    );

const offerOf = ({ devices, ...offer }: Allocatable): NodeOffer => ({
    ...offer,
    devices: { ...devices, [GPU]: offer.gpus },
});

const leastOf = (offers: readonly NodeOffer[]): NodeOffer => ({
    cpuMillis: Math.min(...offers.map((offer) => offer.cpuMillis)),
    memoryMiB: Math.min(...offers.map((offer) => offer.memoryMiB)),
    storageMiB: Math.min(...offers.map((offer) => offer.storageMiB)),
    pods: Math.min(...offers.map((offer) => offer.pods)),
    gpus: Math.min(...offers.map((offer) => offer.gpus)),
    devices: Object.fromEntries(
        Object.keys(offers[0]?.devices ?? {}).map((name) => [
            name,
            Math.min(...offers.map(({ devices }) => devices[name] ?? 0)),
        ]),
    ),
});

/**
 * Bottlerocket keeps less of a large node; but a share that grows with a choice of image would restart the pods. Told
 * of many pods, it keeps more.
 */
function conservative(type: InstanceType, { node }: PlacementPool): Allocatable {
    const own = allocatable(type, node);
    const linux = allocatable(type, { ...node, amiFamily: "al2023" });
    return { ...own, memoryMiB: Math.min(own.memoryMiB, linux.memoryMiB) };
}

function roomFor(type: InstanceType, pool: PlacementPool): NodeOffer {
    const node = offerOf(conservative(type, pool));
    const others = [node.gpus > 0 ? GPU_DAEMONSETS : PLAIN_DAEMONSETS];
    if (!isTainted(pool)) others.push(OPERATOR_REQUESTS);
    if (pool.reserved !== undefined && !containsUnknown(pool.reserved)) others.push({ pods: 1, ...pool.reserved });
    return {
        ...node,
        cpuMillis: others.reduce((left, other) => left - other.cpuMillis, node.cpuMillis),
        memoryMiB: others.reduce((left, other) => left - other.memoryMiB, node.memoryMiB),
        storageMiB: Math.floor(node.storageMiB * (1 - FILE_SYSTEM_SHARE)),
        pods: others.reduce((left, other) => left - other.pods, node.pods),
    };
}

/** Whether pods that tolerate nothing may run on the pool, for all that is known. */
export const takesAnyPod = ({ taints }: Pick<PlacementPool, "taints">): boolean =>
    isUnknown(taints) || !isTainted({ taints });

/** Whether pods that tolerate nothing stay away from the pool. `PreferNoSchedule` does not keep them away. */
const isTainted = (pool: Pick<PlacementPool, "taints">): boolean =>
    pool.taints.some((taint) => taint.effect !== "PreferNoSchedule");
