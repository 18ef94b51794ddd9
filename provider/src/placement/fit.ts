import { allocatable } from "../instance-catalog/allocatable";
import { EFA } from "../instance-catalog/devices";
import { instanceTypesOfFamily } from "../instance-catalog/find";
import { familyOf, isBareMetal } from "../instance-catalog/instance-type";
import { NO_OVERHEAD } from "../instance-catalog/node-choices";
import { typesOf } from "../instance-catalog/pool-types";
import { below, type Problem } from "../shared/problems";
import { formatCpuMillis, formatMemoryMiB, parseCpuMillis, parseMemoryMiB } from "../shared/quantity";
import { containsUnknown } from "../shared/unknown";
import { type PodToPlace, shareOfNode } from "./derive";
import { devicesAsked, devicesOffered } from "./devices";
import { nodeBudget, type NodeBudget, PLAIN_DAEMONSETS, type Room } from "./node-budget";
import { type PodSizes, type PoolNodes } from "./pool-nodes";

export interface PodToFit extends PodToPlace {
    /** Path of the pod's inputs, e.g. `rayClusters.train.workers.gpu`. */
    readonly path: string;
    /** What the scheduler must find room for: all containers, those that come before Ray too, and the `podTemplate`. */
    readonly total?: Room;
}

/** Everything that a rule needs, worked out once. */
interface Fit extends PodToFit {
    readonly podsPerNode: number;
    /** Not even a machine that loses nothing to its hypervisor offers more. */
    readonly ceiling: Room & { readonly pods: number; readonly gpus: number };
    /** What the smallest node of the pool leaves, conservatively. */
    readonly budget: NodeBudget;
    readonly share: { readonly cpuMillis: number; readonly memoryMiB: number; readonly gpus: number };
    readonly pool: PoolNodes;
    readonly poolName: string;
    /** What is reserved for Ray, where it was said, and the input that says so. */
    readonly cpu: Asked | undefined;
    readonly memory: Asked | undefined;
}

interface Asked {
    readonly path: string;
    readonly amount: number;
}

/**
 * What can never run on its pool: sizes above what the pool's smallest node offers even at its best. A size that only
 * fits at its best is not refused. Silent while the pool's instance types are unknown.
 */
export function checkPodFit(args: PodToFit): Problem[] {
    const { pod, pool } = args;
    if (pool === undefined || containsUnknown([sizesOf(pod), pool.instanceTypes, pool.node])) return [];
    const budget = nodeBudget(pool);
    const share = shareOfNode(args, pool);
    if (budget === undefined || share === undefined) return [];
    const podsPerNode = pod.podsPerNode ?? 1;
    const poolName = pod.pool ?? "";
    const fit: Fit = {
        ...args,
        pool,
        podsPerNode,
        ceiling: ceilingOf(pool),
        budget,
        share,
        poolName,
        ...askedBy(args),
    };
    const problems = RULES.flatMap((rule) => rule(fit));
    return problems.length > 0 ? problems : [...podsHaveAddresses(fit), ...wholePodFits(fit)];
}

/** A variable that is still unknown is no reason to be silent about sizes. */
const sizesOf = ({ pool, podsPerNode, cpu, memory, gpus, accelerators, efa, requests }: PodSizes): PodSizes => ({
    pool,
    podsPerNode,
    cpu,
    memory,
    gpus,
    accelerators,
    efa,
    requests,
});

/** The scheduler counts requests: where fewer are said, the sizes are only limits. */
function askedBy({ pod, path }: PodToFit): Pick<Fit, "cpu" | "memory"> {
    const asked = <T>(
        size: "cpu" | "memory",
        own: T | undefined,
        lower: T | undefined,
        read: (given: T) => number | undefined,
    ) => {
        const at = lower === undefined ? below(path, size) : below(below(path, "requests"), size);
        const given = lower ?? own;
        const amount = given === undefined ? undefined : read(given);
        return amount === undefined ? undefined : { path: at, amount };
    };
    return {
        cpu: asked("cpu", pod.cpu, pod.requests?.cpu, parseCpuMillis),
        memory: asked("memory", pod.memory, pod.requests?.memory, parseMemoryMiB),
    };
}

type Rule = (fit: Fit) => Problem[];

const memoryFits: Rule = ({ memory, podsPerNode, sidecarMemoryMiB, ceiling, ...fit }) => {
    if (memory === undefined || (memory.amount + sidecarMemoryMiB) * podsPerNode <= ceiling.memoryMiB) return [];
    const asked = memory.amount;
    const offer = `${fit.budget.smallest.name} offers about ${aboutGiB(fit.budget.memoryMiB)} after kubelet reservations`;
    const bigger = biggerType(fit, (room) => (asked + sidecarMemoryMiB) * podsPerNode <= room.memoryMiB);
    const reason = `${formatMemoryMiB(asked)} ${each(podsPerNode)} does not fit pool "${fit.poolName}" (${offer}). ${wayOut(aboutGiB(fit.share.memoryMiB), podsPerNode, bigger)}`;
    return [{ path: memory.path, reason }];
};

const cpuFits: Rule = ({ cpu, podsPerNode, sidecarCpuMillis, ceiling, ...fit }) => {
    if (cpu === undefined || (cpu.amount + sidecarCpuMillis) * podsPerNode <= ceiling.cpuMillis) return [];
    const asked = cpu.amount;
    const offer = `${fit.budget.smallest.name} offers about ${fit.budget.cpuMillis / 1000} after kubelet reservations`;
    const bigger = biggerType(fit, (room) => (asked + sidecarCpuMillis) * podsPerNode <= room.cpuMillis);
    const lower = formatCpuMillis(fit.share.cpuMillis);
    const reason = `${formatCpuMillis(asked)} CPU ${each(podsPerNode)} do not fit pool "${fit.poolName}" (${offer}). ${wayOut(lower, podsPerNode, bigger)}`;
    return [{ path: cpu.path, reason }];
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

/** Each pod needs an address, and so do the daemonsets of EKS. */
const podsHaveAddresses: Rule = ({ path, podsPerNode, ceiling, poolName, ...fit }) => {
    if (podsPerNode <= ceiling.pods) return [];
    const has = fit.pool.node?.kubelet?.maxPods === undefined ? "has addresses for" : "is told to take";
    const offer = `${fit.budget.smallest.name} ${has} ${ceiling.pods} beside those of EKS itself`;
    const bigger = biggerType(fit, (room) => podsPerNode <= room.pods);
    const reason = `${podsPerNode} pods a node do not fit pool "${poolName}": ${offer}. ${wayOut(`${ceiling.pods}`, 1, bigger)}`;
    return [{ path: below(path, "podsPerNode"), reason }];
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

const devicesAreThere: Rule = (fit) => {
    const { pod, path, podsPerNode, pool, poolName } = fit;
    return devicesAsked(pod, path).flatMap(({ name, path: at, count }) => {
        const offer = devicesOffered(pool, name);
        if (offer === undefined || count * podsPerNode <= offer) return [];
        const { what, way } = offer === 0 ? noDevice(fit, name) : fewerDevices(fit, offer);
        const reason = `${count} ${name} ${each(podsPerNode)} do not fit pool "${poolName}": ${what}. ${way}`;
        return [{ path: at, reason }];
    });
};

interface Answer {
    readonly what: string;
    readonly way: string;
}

/** A type that has EFA does not give it to a node whose pool does not attach it. */
function noDevice({ pool, budget: { smallest } }: Fit, name: string): Answer {
    return name === EFA && typesOf(pool).every(({ efaInterfaces }) => efaInterfaces > 0)
        ? { what: "its nodes have no EFA interface attached", way: "Give the pool efa, or leave it out." }
        : { what: `${smallest.name} has none`, way: "Name a pool that has them, or leave it out." };
}

const fewerDevices = ({ podsPerNode, budget: { smallest } }: Fit, offer: number): Answer => ({
    what: `${smallest.name} has ${offer}`,
    way: `Lower it to ${Math.floor(offer / podsPerNode)}${podsPerNode > 1 ? ", or lower podsPerNode" : ""}.`,
});

const RULES: readonly Rule[] = [memoryFits, cpuFits, gpusFit, devicesAreThere, sharesAreWorthHaving];

/** Containers beside Ray, or before it, and what a `podTemplate` says of sizes. */
const wholePodFits: Rule = ({ path, podsPerNode, total, ceiling, budget, poolName }) => {
    if (total === undefined) return [];
    const cpuMillis = total.cpuMillis * podsPerNode > ceiling.cpuMillis;
    const memoryMiB = total.memoryMiB * podsPerNode > ceiling.memoryMiB;
    if (!cpuMillis && !memoryMiB) return [];
    const seen = cpuMillis ? `${formatCpuMillis(total.cpuMillis)} CPU` : formatMemoryMiB(total.memoryMiB);
    const offer = cpuMillis ? `${budget.cpuMillis / 1000}` : aboutGiB(budget.memoryMiB);
    const reason = `its containers together ask for ${seen} ${each(podsPerNode)} and do not fit pool "${poolName}" (${budget.smallest.name} offers about ${offer} after kubelet reservations). Lower the sizes of its init containers, sidecars or podTemplate${podsPerNode > 1 ? ", or podsPerNode" : ""}.`;
    return [{ path, reason }];
};

function ceilingOf(pool: PoolNodes): Fit["ceiling"] {
    const offers = typesOf(pool).map((type) => allocatable(type, { ...pool.node, memoryOverhead: NO_OVERHEAD }));
    return {
        cpuMillis: Math.min(...offers.map((offer) => offer.cpuMillis)),
        memoryMiB: Math.min(...offers.map((offer) => offer.memoryMiB)),
        pods: Math.min(...offers.map((offer) => offer.pods)) - PLAIN_DAEMONSETS.pods,
        gpus: Math.min(...offers.map((offer) => offer.gpus)),
    };
}

/** The smallest type of the same family that is enough, with at least as many GPUs. */
function biggerType(
    { budget: { smallest }, pool }: Pick<Fit, "budget" | "pool">,
    isEnough: (room: NodeBudget) => boolean,
): string | undefined {
    const candidates = instanceTypesOfFamily(familyOf(smallest.name)).filter(
        (type) => !isBareMetal(type) && (type.gpu?.count ?? 0) >= (smallest.gpu?.count ?? 0),
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
