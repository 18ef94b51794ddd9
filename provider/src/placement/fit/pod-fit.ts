import { EFA } from "../../instance-catalog/devices";
import { typesOf } from "../../instance-catalog/pool-types";
import { type FIT, type FIT_WHOLE } from "../../rules/fit";
import { type Breach, breachesBy, type Checks } from "../../shared/breach";
import { below, type Problem } from "../../shared/problems";
import { formatCpuMillis, formatMemoryMiB } from "../../shared/quantity";
import { sharesOf } from "../amounts";
import { devicesAsked, devicesOffered } from "./devices";
import { type Fit, fitOf, type PodToFit } from "./pod";
import { aboutGiB, biggerType, each, wayOut } from "./way-out";

/**
 * What can never run on its pool: sizes above what the pool's smallest node offers even at its best. A size that only
 * fits at its best is not refused. Silent while the pool's instance types are unknown.
 */
export function checkPodFit(args: PodToFit): Breach[] {
    const fit = fitOf(args);
    if (fit === undefined) return [];
    const problems = breachesBy(RULES, (rule) => rule(fit));
    return problems.length > 0 ? problems : breachesBy(WHOLE_RULES, (rule) => rule(fit));
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

const storageFits: Rule = ({ storage, podsPerNode, ceiling, budget, pool, poolName }) => {
    if (storage === undefined || storage.amount * podsPerNode <= ceiling.storageMiB) return [];
    const { offer, more } =
        pool.node?.localStorage === "raid0"
            ? { offer: `the local disks of ${budget.smallest.name} offer`, more: "" }
            : { offer: `the volume of its nodes offers`, more: ", or raise the pool's diskSize" };
    const lower = aboutGiB(budget.storageMiB / podsPerNode);
    const reason = `${formatMemoryMiB(storage.amount)} of disk ${each(podsPerNode)} do not fit pool "${poolName}" (${offer} about ${aboutGiB(budget.storageMiB)} after kubelet reservations). Lower it to ${lower}${more}.`;
    return [{ path: storage.path, reason }];
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

const RULES: Checks<typeof FIT, Rule> = {
    "R-FIT-MEMORY": memoryFits,
    "R-FIT-CPU": cpuFits,
    "R-FIT-DISK": storageFits,
    "R-FIT-GPU": gpusFit,
    "R-FIT-DEVICE": devicesAreThere,
    "R-FIT-SHARE": sharesAreWorthHaving,
};

/** Containers beside Ray, or before it, and what a `podTemplate` says of sizes. */
const wholePodFits: Rule = ({ path, podsPerNode, total, ceiling, budget, poolName }) => {
    if (total === undefined) return [];
    const short = sharesOf(total, ceiling).find(({ asked, offered }) => asked * podsPerNode > offered);
    if (short === undefined) return [];
    const { name, asked } = short;
    const offer = sharesOf(total, budget).find((share) => share.name === name)?.offered ?? 0;
    const reason = `its containers together ask for ${amountOf(name, asked)} ${each(podsPerNode)} and do not fit pool "${poolName}" (${budget.smallest.name} offers about ${amountOf(name, offer)} after kubelet reservations). Lower the sizes of its init containers, sidecars or podTemplate${podsPerNode > 1 ? ", or podsPerNode" : ""}.`;
    return [{ path, reason }];
};

const WHOLE_RULES: Checks<typeof FIT_WHOLE, Rule> = {
    "R-FIT-ADDRESS": podsHaveAddresses,
    "R-FIT-POD": wholePodFits,
};

/** `7.66 CPU`, `28Gi`, `4 nvidia.com/gpu`. */
function amountOf(name: string, amount: number): string {
    if (name === "cpu") return `${amount / 1000} CPU`;
    if (name === "memory") return aboutGiB(amount);
    return name === "ephemeral-storage" ? `${aboutGiB(amount)} of disk` : `${amount} ${name}`;
}
