import { CONSERVATIVE_OVERHEAD } from "../../instance-catalog/node-choices";
import { type FIT_TIGHT } from "../../rules/fit";
import { type Breach, breachesBy, type Checks } from "../../shared/breach";
import { below, type Problem } from "../../shared/problems";
import { formatCpuMillis, formatMemoryMiB } from "../../shared/quantity";
import { NOTHING, type Resources } from "../amounts";
import { type Fit, fitOf, type PodToFit } from "./pod";
import { aboutGiB, biggerType, each, wayOut } from "./way-out";

/**
 * Sizes between what a node surely leaves and what it offers at its best: whether the pod runs is decided by how much
 * the hypervisor keeps of this machine, and by what other pods ask for. Warnings, for a pod that is not refused.
 */
export function fitsOnAGoodDay(args: PodToFit): Breach[] {
    const fit = fitOf(args);
    if (fit === undefined) return [];
    return breachesBy(RULES, (rule) => rule(fit));
}

const RULES: Checks<typeof FIT_TIGHT, (fit: Fit) => Problem[], "warning"> = {
    "R-TIGHT-MEMORY": memoryIsTight,
    "R-TIGHT-CPU": cpuIsTight,
    "R-TIGHT-DISK": storageIsTight,
    "R-TIGHT-PODS": podsAreTight,
};

const demandOf = ({ total, cpu, memory, sidecarCpuMillis, sidecarMemoryMiB }: Fit): Resources =>
    total ?? {
        ...NOTHING,
        cpuMillis: (cpu?.amount ?? 0) + sidecarCpuMillis,
        memoryMiB: (memory?.amount ?? 0) + sidecarMemoryMiB,
    };

function memoryIsTight(fit: Fit): Problem[] {
    const { budget, ceiling, podsPerNode, memory, poolName, path } = fit;
    const asked = demandOf(fit).memoryMiB;
    if (asked * podsPerNode <= budget.memoryMiB) return [];
    const bigger = biggerType(fit, (room) => asked * podsPerNode <= room.memoryMiB);
    const offer = `${budget.smallest.name} surely leaves ${aboutGiB(budget.memoryMiB)}, and ${aboutGiB(ceiling.memoryMiB)} at its best: the hypervisor keeps up to ${CONSERVATIVE_OVERHEAD * 100} % of a machine's memory, and daemonsets have their share`;
    const reason = `${formatMemoryMiB(asked)} ${each(podsPerNode)} may not fit pool "${poolName}" (${offer}). ${wayOut(aboutGiB(fit.share.memoryMiB), podsPerNode, bigger)}`;
    return [{ path: memory?.path ?? path, reason }];
}

function cpuIsTight(fit: Fit): Problem[] {
    const { budget, ceiling, podsPerNode, cpu, poolName, path } = fit;
    const asked = demandOf(fit).cpuMillis;
    if (asked * podsPerNode <= budget.cpuMillis) return [];
    const bigger = biggerType(fit, (room) => asked * podsPerNode <= room.cpuMillis);
    const offer = `${budget.smallest.name} leaves ${budget.cpuMillis / 1000} beside the usual daemonsets, and ${ceiling.cpuMillis / 1000} without any`;
    const reason = `${formatCpuMillis(asked)} CPU ${each(podsPerNode)} may not fit pool "${poolName}" (${offer}). ${wayOut(formatCpuMillis(fit.share.cpuMillis), podsPerNode, bigger)}`;
    return [{ path: cpu?.path ?? path, reason }];
}

function storageIsTight({ budget, podsPerNode, storage, poolName, path, total }: Fit): Problem[] {
    const asked = total?.storageMiB ?? storage?.amount ?? 0;
    if (asked * podsPerNode <= budget.storageMiB) return [];
    const offer = `the disk of its nodes surely leaves ${aboutGiB(budget.storageMiB)} beside what the file system takes`;
    const reason = `${formatMemoryMiB(asked)} of disk ${each(podsPerNode)} may not fit pool "${poolName}" (${offer}). Lower it to ${aboutGiB(budget.storageMiB / podsPerNode)}.`;
    return [{ path: storage?.path ?? path, reason }];
}

function podsAreTight({ budget, ceiling, podsPerNode, poolName, path }: Fit): Problem[] {
    if (podsPerNode <= budget.pods) return [];
    const offer = `${budget.smallest.name} leaves ${budget.pods} addresses beside the usual daemonsets, and ${ceiling.pods} beside EKS's own`;
    const reason = `${podsPerNode} pods a node may not fit pool "${poolName}" (${offer}). Lower it to ${budget.pods}.`;
    return [{ path: below(path, "podsPerNode"), reason }];
}
