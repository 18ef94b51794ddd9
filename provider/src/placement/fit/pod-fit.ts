import { EFA } from "../../instance-catalog/devices";
import { typesOf } from "../../instance-catalog/pool-types";
import { type FIT, type FIT_WHOLE } from "../../rules/fit";
import { type Breach, breachesBy, type Checks } from "../../shared/breach";
import { type Problem } from "../../shared/problems";
import { formatMemoryMiB } from "../../shared/quantity";
import { GPU, piecesOf, type Resources, type Share, sharesOf } from "../amounts";
import { podsHaveAddresses } from "./addresses";
import { devicesAsked, gpusAsked } from "./devices";
import { type Fit, fitOf, type PodToFit } from "./pod";
import { scarcest, wayToTypes } from "./pool-type";
import { sharesAreWorthHaving } from "./share";
import { aboutGiB, besideText, cores, eachPod, anyOfThese, wayForSize, wayForWholePod, wayOut } from "./way-out";

/**
 * What can never run on its pool: sizes above what the pool's smallest node offers even at its best. A size that only
 * fits at its best is not refused. Silent while the pool's instance types are unknown.
 */
export function checkPodFit(args: PodToFit): Breach[] {
    const fit = fitOf(args);
    if (fit === undefined) return [];
    const problems = breachesBy(RULES, (rule) => rule(fit)).filter(({ rule }) => !isLowered(fit, rule));
    return problems.length > 0 ? problems : breachesBy(WHOLE_RULES, (rule) => rule(fit));
}

/** A `podTemplate` has the last word on what the scheduler counts, whatever the inputs ask for. */
function isLowered(fit: Fit, rule: string): boolean {
    const counted = COUNTED[rule];
    return counted !== undefined && fit.total !== undefined && !shortagesIn(fit).some(({ name }) => counted(name));
}

/** Which of the scheduler's resources a rule is about. */
const COUNTED: Readonly<Record<string, (resource: string) => boolean>> = {
    "R-FIT-MEMORY": (name) => name === "memory",
    "R-FIT-CPU": (name) => name === "cpu",
    "R-FIT-DISK": (name) => name === "ephemeral-storage",
    "R-FIT-GPU": (name) => name === GPU,
    "R-FIT-DEVICE": (name) => !["cpu", "memory", "ephemeral-storage", GPU].includes(name),
};

type Rule = (fit: Fit) => Problem[];

const memoryFits: Rule = (fit) => {
    const { memory, podsPerNode, sidecarMemoryMiB, ceiling, budget, poolName } = fit;
    if (memory === undefined || (memory.amount + sidecarMemoryMiB) * podsPerNode <= ceiling.memoryMiB) return [];
    const asked = memory.amount;
    const offer = `${scarcest(fit, (room) => room.memoryMiB)} offers about ${aboutGiB(budget.memoryMiB)} after kubelet reservations${besideText(fit, "memoryMiB")}`;
    const types = wayToTypes(fit, (room) => (asked + sidecarMemoryMiB) * podsPerNode <= room.memoryMiB);
    const reason = `${formatMemoryMiB(asked)} ${eachPod(podsPerNode)} does not fit pool "${poolName}" (${offer}). ${wayForSize(fit, "memoryMiB", types)}`;
    return [{ path: memory.path, reason }];
};

const cpuFits: Rule = (fit) => {
    const { cpu, podsPerNode, sidecarCpuMillis, ceiling, budget, poolName } = fit;
    if (cpu === undefined || (cpu.amount + sidecarCpuMillis) * podsPerNode <= ceiling.cpuMillis) return [];
    const asked = cpu.amount;
    const offer = `${scarcest(fit, (room) => room.cpuMillis)} offers about ${cores(budget.cpuMillis)} after kubelet reservations${besideText(fit, "cpuMillis")}`;
    const types = wayToTypes(fit, (room) => (asked + sidecarCpuMillis) * podsPerNode <= room.cpuMillis);
    const reason = `${cores(asked)} CPU ${eachPod(podsPerNode)} do not fit pool "${poolName}" (${offer}). ${wayForSize(fit, "cpuMillis", types)}`;
    return [{ path: cpu.path, reason }];
};

/** Which of its inputs sizes the volume is the pool's affair. */
const storageFits: Rule = (fit) => {
    const { storage, podsPerNode, ceiling, budget, pool, poolName } = fit;
    if (storage === undefined || storage.amount * podsPerNode <= ceiling.storageMiB) return [];
    const isLocal = pool.node?.localStorage === "raid0";
    const offer = isLocal
        ? `the local disks of ${scarcest(fit, (room) => room.storageMiB)} offer`
        : "the volume of its nodes offers";
    const lower = budget.storageMiB / podsPerNode;
    const ways = anyOfThese([
        ...(lower >= 1 ? [`lower it to ${aboutGiB(lower)}`] : []),
        ...(isLocal ? [] : ["give the nodes a larger volume"]),
    ]);
    const reason = `${formatMemoryMiB(storage.amount)} of disk ${eachPod(podsPerNode)} do not fit pool "${poolName}" (${offer} about ${aboutGiB(budget.storageMiB)} after kubelet reservations). ${ways}`;
    return [{ path: storage.path, reason }];
};

const gpusFit: Rule = (fit) => {
    const { podsPerNode, ceiling, poolName } = fit;
    const { input, path: at, count: asked } = gpusAsked(fit);
    if (asked * podsPerNode <= ceiling.gpus) return [];
    const type = scarcest(fit, (room) => room.gpus);
    const gpus =
        asked === 1 ? `1 GPU ${eachPod(podsPerNode)} does not fit` : `${asked} GPUs ${eachPod(podsPerNode)} do not fit`;
    if (ceiling.gpus === 0) {
        const reason = `${gpus} pool "${poolName}": ${type} has none. Name a pool that has GPUs, or remove ${input}.`;
        return [{ path: at, reason }];
    }
    const types = wayToTypes(fit, (room) => asked * podsPerNode <= room.gpus);
    const reason = `${gpus} pool "${poolName}": ${type} has ${ceiling.gpus}. ${wayOut(unlessNone(Math.floor(ceiling.gpus / podsPerNode)), podsPerNode, types)}`;
    return [{ path: at, reason }];
};

/** A pod that shall have some is not helped by the advice to have none. */
const unlessNone = (count: number): string | undefined => (count > 0 ? `${count}` : undefined);

const devicesAreThere: Rule = (fit) => {
    const { pod, path, podsPerNode, ceiling, poolName } = fit;
    return devicesAsked(pod, path).flatMap(({ name, path: at, count }) => {
        // GPUs have a rule of their own; of a device that EC2 does not tell of nothing is known.
        const offer = name === GPU ? undefined : piecesOf(ceiling, name);
        if (offer === undefined || count * podsPerNode <= offer) return [];
        const { what, way } = offer === 0 ? noDevice(fit, name) : fewerDevices(fit, name, offer);
        const reason = `${count} ${name} ${eachPod(podsPerNode)} do not fit pool "${poolName}": ${what}. ${way}`;
        return [{ path: at, reason }];
    });
};

interface Answer {
    readonly what: string;
    readonly way: string;
}

/** A type that has EFA does not give it to a node whose pool does not attach it. */
function noDevice(fit: Fit, name: string): Answer {
    return name === EFA && typesOf(fit.pool).every(({ efaInterfaces }) => efaInterfaces > 0)
        ? { what: "its nodes have no EFA interface attached", way: "Give the pool efa, or leave it out." }
        : { what: `${typeWithFewest(fit, name)} has none`, way: "Name a pool that has them, or leave it out." };
}

const fewerDevices = (fit: Fit, name: string, offer: number): Answer => ({
    what: `${typeWithFewest(fit, name)} has ${offer}`,
    way: wayOut(unlessNone(Math.floor(offer / fit.podsPerNode)), fit.podsPerNode, undefined),
});

const typeWithFewest = (fit: Fit, name: string): string => scarcest(fit, (room) => piecesOf(room, name) ?? 0);

const RULES: Checks<typeof FIT, Rule> = {
    "R-FIT-MEMORY": memoryFits,
    "R-FIT-CPU": cpuFits,
    "R-FIT-DISK": storageFits,
    "R-FIT-GPU": gpusFit,
    "R-FIT-DEVICE": devicesAreThere,
    "R-FIT-SHARE": sharesAreWorthHaving,
};

/** The resources of which all containers together ask for more than there is. */
const shortagesIn = ({ total, podsPerNode, ceiling }: Fit): Share[] =>
    total === undefined ? [] : sharesOf(total, ceiling).filter(({ asked, offered }) => asked * podsPerNode > offered);

/** Containers beside Ray, or before it, and what a `podTemplate` says of sizes. */
const wholePodFits: Rule = (fit) => {
    const { path, podsPerNode, total, budget, poolName } = fit;
    const [short] = shortagesIn(fit);
    if (total === undefined || short === undefined) return [];
    const { name, asked } = short;
    const offered = (room: Resources) => sharesOf(total, room).find((share) => share.name === name)?.offered ?? 0;
    const offer = offered(budget);
    const reason = `its containers together ask for ${amountOf(name, asked)} ${eachPod(podsPerNode)} and do not fit pool "${poolName}" (${scarcest(fit, offered)} offers about ${amountOf(name, offer)} after kubelet reservations). ${wayForWholePod(podsPerNode)}`;
    return [{ path, reason }];
};

const WHOLE_RULES: Checks<typeof FIT_WHOLE, Rule> = {
    "R-FIT-ADDRESS": podsHaveAddresses,
    "R-FIT-POD": wholePodFits,
};

/** `7.66 CPU`, `28Gi`, `4 nvidia.com/gpu`. */
function amountOf(name: string, amount: number): string {
    if (name === "cpu") return `${cores(amount)} CPU`;
    if (name === "memory") return aboutGiB(amount);
    return name === "ephemeral-storage" ? `${aboutGiB(amount)} of disk` : `${amount} ${name}`;
}
