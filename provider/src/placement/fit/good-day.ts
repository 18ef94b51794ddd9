import { CONSERVATIVE_OVERHEAD } from "../../instance-catalog/node-choices";
import { type FIT_TIGHT } from "../../rules/fit";
import { type Breach, breachesBy, type Checks } from "../../shared/breach";
import { type Problem } from "../../shared/problems";
import { formatMemoryMiB } from "../../shared/quantity";
import { type Resources, type Room } from "../amounts";
import { podsAreTight } from "./addresses";
import { type Fit, fitOf, type PodToFit } from "./pod";
import { scarcest, wayToTypes } from "./pool-type";
import { aboutGiB, besideOf, besideText, cores, eachPod, wayForSize, wayForWholePod, wayOut } from "./way-out";

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

function memoryIsTight(fit: Fit): Problem[] {
    const { budget, ceiling, memory } = fit;
    const offer = `${scarcest(fit, (room) => room.memoryMiB)} surely leaves ${aboutGiB(budget.memoryMiB)}, and ${aboutGiB(ceiling.memoryMiB)} at its best: the hypervisor keeps up to ${CONSERVATIVE_OVERHEAD * 100} % of a machine's memory, and daemonsets have their share`;
    return sizeIsTight(fit, { size: "memoryMiB", own: memory, offer, text: formatMemoryMiB });
}

function cpuIsTight(fit: Fit): Problem[] {
    const { budget, ceiling, cpu } = fit;
    const offer = `${scarcest(fit, (room) => room.cpuMillis)} leaves ${cores(budget.cpuMillis)} beside the usual daemonsets, and ${cores(ceiling.cpuMillis)} without any`;
    return sizeIsTight(fit, { size: "cpuMillis", own: cpu, offer, text: (millis) => `${cores(millis)} CPU` });
}

interface Size {
    readonly size: keyof Room;
    /** What the Ray container asks for, where it was said. */
    readonly own: Fit["cpu"];
    readonly offer: string;
    readonly text: (amount: number) => string;
}

function sizeIsTight(fit: Fit, { size, own, offer, text }: Size): Problem[] {
    const { budget, podsPerNode, poolName, path, total } = fit;
    const fits = (amount: number, room: Resources) => amount * podsPerNode <= room[size];
    const running = (own?.amount ?? 0) + besideOf(fit, size);
    const asked = total?.[size] ?? running;
    if (fits(asked, budget)) return [];
    const types = wayToTypes(fit, (room) => fits(asked, room));
    // Whatever is lowered of the Ray container, those that come before it ask for as much.
    if (own === undefined || fits(running, budget)) {
        const together = `its containers together ask for ${text(asked)} ${eachPod(podsPerNode)} and may not fit pool "${poolName}" (${offer})`;
        return [{ path, reason: `${together}. ${wayForWholePod(podsPerNode, types)}` }];
    }
    const what = `${text(own.amount)} ${eachPod(podsPerNode)} may not fit pool "${poolName}" (${offer}${besideText(fit, size)})`;
    return [{ path: own.path, reason: `${what}. ${wayForSize(fit, size, types)}` }];
}

function storageIsTight({ budget, podsPerNode, storage, poolName, path, total }: Fit): Problem[] {
    const own = storage?.amount ?? 0;
    const asked = total?.storageMiB ?? own;
    if (asked * podsPerNode <= budget.storageMiB) return [];
    const offer = `the disk of its nodes surely leaves ${aboutGiB(budget.storageMiB)} beside what the file system takes`;
    if (storage === undefined || own * podsPerNode <= budget.storageMiB) {
        const together = `its containers together ask for ${formatMemoryMiB(asked)} of disk ${eachPod(podsPerNode)} and may not fit pool "${poolName}" (${offer})`;
        return [{ path, reason: `${together}. ${wayForWholePod(podsPerNode)}` }];
    }
    const left = budget.storageMiB / podsPerNode;
    const what = `${formatMemoryMiB(own)} of disk ${eachPod(podsPerNode)} may not fit pool "${poolName}" (${offer})`;
    const way = wayOut(left < 1 ? undefined : aboutGiB(left), podsPerNode, undefined);
    return [{ path: storage.path, reason: `${what}. ${way}` }];
}
