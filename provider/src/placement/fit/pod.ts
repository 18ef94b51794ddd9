import { below } from "../../shared/problems";
import { parseCpuMillis, parseMemoryMiB } from "../../shared/quantity";
import { containsUnknown } from "../../shared/unknown";
import { type PodToPlace, shareOfNode } from "../derive";
import { nodeBudget, type NodeBudget, nodeCeiling, type NodeOffer } from "../node-budget";
import { type PodSizes, type PlacementPool } from "../placement-pool";
import { type Resources } from "../amounts";

export interface PodToFit extends PodToPlace {
    /** Path of the pod's inputs, e.g. `rayClusters.train.workers.gpu`. */
    readonly path: string;
    /** What the scheduler must find room for: all containers, those that come before Ray too, and the `podTemplate`. */
    readonly total?: Resources;
}

/** A pod and its node: everything that a rule needs, worked out once. */
export interface Fit extends PodToFit {
    readonly pool: PlacementPool;
    readonly poolName: string;
    readonly podsPerNode: number;
    /** Not even a machine that loses nothing to its hypervisor offers more. */
    readonly ceiling: NodeOffer;
    /** What the smallest node of the pool leaves, conservatively. */
    readonly budget: NodeBudget;
    readonly share: { readonly cpuMillis: number; readonly memoryMiB: number; readonly gpus: number };
    /** What is reserved for Ray, where it was said, and the input that says so. */
    readonly cpu: Asked | undefined;
    readonly memory: Asked | undefined;
    readonly storage: Asked | undefined;
}

interface Asked {
    readonly path: string;
    readonly amount: number;
}

/** `undefined` while sizes or pool are unknown, or nobody knows the pool's instance types. */
export function fitOf(args: PodToFit): Fit | undefined {
    const { pod, pool } = args;
    if (pool === undefined || containsUnknown([sizesOf(pod), pool.instanceTypes, pool.node])) return undefined;
    const budget = nodeBudget(pool);
    const share = shareOfNode(args, pool);
    if (budget === undefined || share === undefined) return undefined;
    return {
        ...args,
        pool,
        poolName: pod.pool ?? "",
        podsPerNode: pod.podsPerNode ?? 1,
        ceiling: nodeCeiling(pool),
        budget,
        share,
        ...askedBy(args),
    };
}

/** A variable that is still unknown is no reason to be silent about sizes. */
const sizesOf = (pod: PodSizes): PodSizes => {
    const { pool, podsPerNode, cpu, memory, gpus, accelerators, efa, ephemeralStorage, requests } = pod;
    return { pool, podsPerNode, cpu, memory, gpus, accelerators, efa, ephemeralStorage, requests };
};

/** The scheduler counts requests: where fewer are said, the sizes are only limits. */
function askedBy({ pod, path }: PodToFit): Pick<Fit, "cpu" | "memory" | "storage"> {
    const asked = <T>(
        size: "cpu" | "memory" | "ephemeralStorage",
        own: T | undefined,
        lower: T | undefined,
        read: (given: T) => number | undefined,
    ) => {
        const at = lower === undefined ? below(path, size) : below(below(path, "requests"), size);
        const given = lower ?? own;
        const amount = given === undefined ? undefined : read(given);
        return amount === undefined ? undefined : { path: at, amount };
    };
    const { requests = {} } = pod;
    return {
        cpu: asked("cpu", pod.cpu, requests.cpu, parseCpuMillis),
        memory: asked("memory", pod.memory, requests.memory, parseMemoryMiB),
        storage: asked("ephemeralStorage", pod.ephemeralStorage, requests.ephemeralStorage, parseMemoryMiB),
    };
}
