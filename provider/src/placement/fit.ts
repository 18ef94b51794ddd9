import { allocatable, NO_OVERHEAD } from "../instance-catalog/allocatable";
import { findInstanceType, instanceTypesOfFamily } from "../instance-catalog/find";
import { familyOf } from "../instance-catalog/instance-type";
import { below, type Problem } from "../shared/problems";
import { formatCpuMillis, formatMemoryMiB, parseCpuMillis, parseMemoryMiB } from "../shared/quantity";
import { containsUnknown } from "../shared/unknown";
import { type PodToPlace, shareOfNode } from "./derive";
import { nodeBudget, type NodeBudget } from "./node-budget";
import { type PoolNodes } from "./pool-nodes";

export interface PodToFit extends PodToPlace {
    /** Path of the pod's inputs, e.g. `rayClusters.train.workers.gpu`. */
    readonly path: string;
}

/** Everything that a rule needs, worked out once. */
interface Fit extends PodToFit {
    readonly podsPerNode: number;
    /** Not even a machine that loses nothing to its hypervisor offers more. */
    readonly ceiling: { readonly cpuMillis: number; readonly memoryMiB: number; readonly gpus: number };
    /** What the smallest node of the pool leaves, conservatively. */
    readonly budget: NodeBudget;
    readonly share: { readonly cpuMillis: number; readonly memoryMiB: number; readonly gpus: number };
    readonly pool: PoolNodes;
    readonly poolName: string;
}

/**
 * What can never run on its pool: sizes above what the pool's smallest node offers even at its best. A size that only
 * fits at its best is not refused. Silent while the pool's instance types are unknown.
 */
export function checkPodFit(args: PodToFit): Problem[] {
    const { pod, pool } = args;
    if (pool === undefined || containsUnknown(pod) || containsUnknown(pool.instanceTypes)) return [];
    const budget = nodeBudget(pool);
    const share = shareOfNode(args, pool);
    if (budget === undefined || share === undefined) return [];
    const podsPerNode = pod.podsPerNode ?? 1;
    const poolName = pod.pool ?? "";
    const fit: Fit = { ...args, pool, podsPerNode, ceiling: ceilingOf(pool), budget, share, poolName };
    return RULES.flatMap((rule) => rule(fit));
}

type Rule = (fit: Fit) => Problem[];

const memoryFits: Rule = ({ pod, path, podsPerNode, sidecarMemoryMiB, ceiling, ...fit }) => {
    const asked = pod.memory === undefined ? undefined : parseMemoryMiB(pod.memory);
    if (asked === undefined || (asked + sidecarMemoryMiB) * podsPerNode <= ceiling.memoryMiB) return [];
    const offer = `${fit.budget.smallest.name} offers about ${aboutGiB(fit.budget.memoryMiB)} after kubelet reservations`;
    const bigger = biggerType(fit, (room) => (asked + sidecarMemoryMiB) * podsPerNode <= room.memoryMiB);
    const reason = `${formatMemoryMiB(asked)} ${each(podsPerNode)} does not fit pool "${fit.poolName}" (${offer}). ${wayOut(aboutGiB(fit.share.memoryMiB), podsPerNode, bigger)}`;
    return [{ path: below(path, "memory"), reason }];
};

const cpuFits: Rule = ({ pod, path, podsPerNode, sidecarCpuMillis, ceiling, ...fit }) => {
    const asked = pod.cpu === undefined ? undefined : parseCpuMillis(pod.cpu);
    if (asked === undefined || (asked + sidecarCpuMillis) * podsPerNode <= ceiling.cpuMillis) return [];
    const offer = `${fit.budget.smallest.name} offers about ${fit.budget.cpuMillis / 1000} after kubelet reservations`;
    const bigger = biggerType(fit, (room) => (asked + sidecarCpuMillis) * podsPerNode <= room.cpuMillis);
    const lower = formatCpuMillis(fit.share.cpuMillis);
    const reason = `${formatCpuMillis(asked)} CPU ${each(podsPerNode)} do not fit pool "${fit.poolName}" (${offer}). ${wayOut(lower, podsPerNode, bigger)}`;
    return [{ path: below(path, "cpu"), reason }];
};

const gpusFit: Rule = ({ pod, path, podsPerNode, ceiling, poolName, ...fit }) => {
    const asked = pod.gpus ?? 0;
    if (asked * podsPerNode <= ceiling.gpus) return [];
    const at = below(path, "gpus");
    const type = fit.budget.smallest.name;
    const gpus =
        asked === 1 ? `1 GPU ${each(podsPerNode)} does not fit` : `${asked} GPUs ${each(podsPerNode)} do not fit`;
    if (ceiling.gpus === 0) {
        const reason = `${gpus} pool "${poolName}": ${type} has none. Name a pool that has GPUs, or remove gpus.`;
        return [{ path: at, reason }];
    }
    const bigger = biggerType(fit, (room) => asked * podsPerNode <= room.gpus);
    const reason = `${gpus} pool "${poolName}": ${type} has ${ceiling.gpus}. ${wayOut(`${Math.floor(ceiling.gpus / podsPerNode)}`, podsPerNode, bigger)}`;
    return [{ path: at, reason }];
};

/** Shares, not sizes that were given: too many pods for what there is to share. */
const sharesAreWorthHaving: Rule = ({ pod, path, podsPerNode, role, budget, share, poolName }) => {
    const at = below(path, "podsPerNode");
    const node = `a node of pool "${poolName}" (${budget.smallest.name})`;
    if (role === "worker" && pod.gpus === undefined && budget.gpus > 0 && share.gpus === 0) {
        const reason = `${podsPerNode} pods cannot share the ${budget.gpus} GPUs of ${node}: each would get none. Lower it to ${budget.gpus}, or say gpus: 0.`;
        return [{ path: at, reason }];
    }
    const empty = [
        ...(pod.cpu === undefined && share.cpuMillis === 0 ? ["CPU"] : []),
        ...(pod.memory === undefined && share.memoryMiB === 0 ? ["memory"] : []),
    ];
    if (empty.length === 0) return [];
    const lower = podsPerNode > 1 ? `Lower it from ${podsPerNode}, or pick` : "Pick";
    return [
        {
            path: at,
            reason: `${node} has no ${empty.join(" or ")} left for such a pod. ${lower} a larger instance type.`,
        },
    ];
};

const RULES: readonly Rule[] = [memoryFits, cpuFits, gpusFit, sharesAreWorthHaving];

function ceilingOf(pool: PoolNodes): Fit["ceiling"] {
    const types = pool.instanceTypes.map(findInstanceType).filter((type) => type !== undefined);
    const offers = types.map((type) => allocatable(type, NO_OVERHEAD));
    return {
        cpuMillis: Math.min(...offers.map((offer) => offer.cpuMillis)),
        memoryMiB: Math.min(...offers.map((offer) => offer.memoryMiB)),
        gpus: Math.min(...offers.map((offer) => offer.gpus)),
    };
}

/** The smallest type of the same family that is enough, with at least as many GPUs. */
function biggerType(
    { budget: { smallest }, pool }: Pick<Fit, "budget" | "pool">,
    isEnough: (room: NodeBudget) => boolean,
): string | undefined {
    const candidates = instanceTypesOfFamily(familyOf(smallest.name)).filter(
        (type) => !type.name.includes("metal") && (type.gpu?.count ?? 0) >= (smallest.gpu?.count ?? 0),
    );
    return candidates.find((type) => {
        const room = nodeBudget({ ...pool, instanceTypes: [type.name] });
        return room !== undefined && isEnough(room);
    })?.name;
}

const each = (podsPerNode: number): string => (podsPerNode === 1 ? "a pod" : `a pod, ${podsPerNode} pods a node,`);

function wayOut(lower: string, podsPerNode: number, bigger: string | undefined): string {
    const ways = [
        `lower it to ${lower}`,
        ...(podsPerNode > 1 ? ["lower podsPerNode"] : []),
        ...(bigger === undefined ? [] : [`pick ${bigger}`]),
    ];
    const text = ways.join(", or ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const aboutGiB = (mib: number): string => (mib < 1024 ? formatMemoryMiB(mib) : `${Math.floor(mib / 1024)}Gi`);
