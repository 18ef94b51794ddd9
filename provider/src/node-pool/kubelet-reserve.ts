import {
    type Allocatable,
    allocatableCpuMillis,
    reservedCpuMillis,
    reservedMemoryMiB,
} from "../instance-catalog/allocatable";
import { type InstanceType } from "../instance-catalog/instance-type";
import { parseCpuMillis, parseMemoryMiB } from "../shared/quantity";
import { isUnknown } from "../shared/unknown";
import { type KubeletArgs } from "./args/kubelet";

/** `evictionHard: memory.available` of EKS nodes, which `allocatable` has taken off already. */
const EKS_EVICTION_MIB = 100;

/** What a node offers when the kubelet keeps other amounts than EKS tells it to. Never negative. */
export function withKubelet(offer: Allocatable, type: InstanceType, kubelet: KubeletArgs): Allocatable {
    const { kubeReserved = {}, systemReserved = {}, evictionHard = {} } = kubelet;
    const reservedCpu = read(parseCpuMillis, kubeReserved.cpu) ?? reservedCpuMillis(type);
    const reservedMiB = read(parseMemoryMiB, kubeReserved.memory) ?? reservedMemoryMiB(type);
    const eviction = evictionMiB(evictionHard["memory.available"], type.memoryMiB) ?? EKS_EVICTION_MIB;
    const fromEks = reservedMemoryMiB(type) + EKS_EVICTION_MIB;
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
