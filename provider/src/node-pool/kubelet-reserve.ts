import { type Allocatable, allocatableCpuMillis, EVICTION_THRESHOLD_MIB } from "../instance-catalog/allocatable";
import { type InstanceType } from "../instance-catalog/instance-type";
import { reservedCpuMillis, reservedMemoryMiB } from "../instance-catalog/kube-reserved";
import { type NodeChoices, nodeChoices } from "../instance-catalog/node-choices";
import { parseCpuMillis, parseMemoryMiB } from "../shared/quantity";
import { isUnknown } from "../shared/unknown";
import { type KubeletArgs } from "./args/kubelet";

interface Node {
    readonly kubelet: KubeletArgs;
    readonly choices: Partial<NodeChoices>;
}

/** What a node offers when the kubelet keeps other amounts than EKS tells it to. Never negative. */
export function withKubelet(offer: Allocatable, type: InstanceType, { kubelet, choices }: Node): Allocatable {
    const { kubeReserved = {}, systemReserved = {}, evictionHard = {} } = kubelet;
    const reservedCpu = read(parseCpuMillis, kubeReserved.cpu) ?? reservedCpuMillis(type);
    const { amiFamily } = nodeChoices(type, choices);
    const usualMiB = reservedMemoryMiB(type, amiFamily);
    const reservedMiB =
        read(parseMemoryMiB, kubeReserved.memory) ?? reservedMemoryMiB(type, amiFamily, kubelet.maxPods);
    const eviction = evictionMiB(evictionHard["memory.available"], type.memoryMiB) ?? EVICTION_THRESHOLD_MIB;
    const fromEks = usualMiB + EVICTION_THRESHOLD_MIB;
    const ours = reservedMiB + (read(parseMemoryMiB, systemReserved.memory) ?? 0) + eviction;
    const cpuMillis =
        allocatableCpuMillis(type) +
        reservedCpuMillis(type) -
        reservedCpu -
        (read(parseCpuMillis, systemReserved.cpu) ?? 0);
    return {
        ...offer,
        cpuMillis: Math.max(0, cpuMillis),
        memoryMiB: ours === fromEks ? offer.memoryMiB : Math.max(0, offer.memoryMiB + fromEks - ours),
    };
}

const read = (parse: (quantity: string) => number | undefined, quantity: string | undefined): number | undefined =>
    quantity === undefined || isUnknown(quantity) ? undefined : parse(quantity);

/** A threshold as a quantity or as a share of the memory. */
function evictionMiB(threshold: string | undefined, memoryMiB: number): number | undefined {
    if (threshold === undefined || isUnknown(threshold)) return undefined;
    if (threshold.endsWith("%")) return Math.ceil((Number(threshold.slice(0, -1)) / 100) * memoryMiB);
    return parseMemoryMiB(threshold);
}
