import { parseCpuMillis, parseMemoryMiB } from "../shared/quantity";
import { isUnknown } from "../shared/unknown";
import { nodeBudget } from "./node-budget";
import { type PodSizes, type PlacementPool, type Taint } from "./placement-pool";

export interface Toleration {
    readonly key: string;
    readonly operator: "Equal" | "Exists";
    readonly value?: string;
    readonly effect: Taint["effect"];
}

/** How a Ray pod lands on its pool. Sizes are those of the Ray container alone. */
export interface DerivedPod {
    readonly nodeSelector: Record<string, string>;
    readonly tolerations: Toleration[];
    /** `undefined` when nothing was given and there is no node to take a share of, or while either is unknown. */
    readonly cpuMillis?: number;
    readonly memoryMiB?: number;
    readonly gpus: number;
}

export interface PodToPlace {
    readonly pod: PodSizes;
    readonly role: "head" | "worker";
    readonly pool: PlacementPool | undefined;
    /** Requests of the containers that run beside Ray: they share the node but are not Ray's. */
    readonly sidecarCpuMillis: number;
    readonly sidecarMemoryMiB: number;
}

/** Ray schedules by whole cores and rounds requests up, so fractions of a core would be promised twice. */
const WHOLE_CORE_MILLIS = 1000;
const SMALL_CPU_STEP_MILLIS = 10;
const WHOLE_GIB_FROM_MIB = 16 * 1024;
const SMALL_MEMORY_STEP_MIB = 128;

/**
 * Node selector and tolerations of the pool, and the pod's size: what was given, else the pod's equal share of the
 * smallest node of the pool.
 */
export function derivePod(args: PodToPlace): DerivedPod {
    const { pod, pool } = args;
    const share = pool && shareOfNode(args, pool);
    return {
        nodeSelector: { ...pool?.nodeSelector },
        tolerations: isUnknown(pool?.taints) ? [] : (pool?.taints ?? []).map(toleration),
        cpuMillis: choose(pod.cpu, parseCpuMillis, share?.cpuMillis),
        memoryMiB: choose(pod.memory, parseMemoryMiB, share?.memoryMiB),
        gpus: choose(pod.gpus, (gpus) => gpus, takesSlices(pod) ? 0 : share?.gpus) ?? 0,
    };
}

/** A pod that asks for slices of GPUs (MIG, time slices) by name has no use for whole ones. */
const takesSlices = ({ accelerators }: PodSizes): boolean =>
    accelerators !== undefined && Object.keys(accelerators).some((name) => name.startsWith("nvidia.com/"));

/** What was given wins, even while it is unknown. */
function choose<T extends number | string>(
    given: T | undefined,
    read: (given: T) => number | undefined,
    share: number | undefined,
): number | undefined {
    if (given === undefined) return share;
    return isUnknown(given) ? undefined : read(given);
}

/** The equal share of one pod. At worst 0, never negative: `fit/` refuses that. */
export function shareOfNode(
    { pod, role, sidecarCpuMillis, sidecarMemoryMiB }: PodToPlace,
    pool: PlacementPool,
): { cpuMillis: number; memoryMiB: number; gpus: number } | undefined {
    const podsPerNode = pod.podsPerNode ?? 1;
    const budget = nodeBudget(pool);
    if (budget === undefined || isUnknown(podsPerNode)) return undefined;
    return {
        cpuMillis: roundCpu(budget.cpuMillis / podsPerNode - sidecarCpuMillis),
        memoryMiB: roundMemory(budget.memoryMiB / podsPerNode - sidecarMemoryMiB),
        gpus: role === "worker" ? Math.floor(budget.gpus / podsPerNode) : 0,
    };
}

const roundCpu = (millis: number): number =>
    down(millis, millis >= WHOLE_CORE_MILLIS ? WHOLE_CORE_MILLIS : SMALL_CPU_STEP_MILLIS);

const roundMemory = (mib: number): number => down(mib, mib >= WHOLE_GIB_FROM_MIB ? 1024 : SMALL_MEMORY_STEP_MIB);

const down = (value: number, step: number): number => Math.max(0, Math.floor(value / step) * step);

function toleration({ key, value, effect }: Taint): Toleration {
    return value === undefined || value === ""
        ? { key, operator: "Exists", effect }
        : { key, operator: "Equal", value, effect };
}
