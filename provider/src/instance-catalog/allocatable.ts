import { capacityMemoryMiB, capacityStorageBytes } from "./capacity";
import { type InstanceType } from "./instance-type";
import { RESERVED_STORAGE_MIB, reservedCpuMillis, reservedMemoryMiB } from "./kube-reserved";
import { maxPods } from "./max-pods";
import { type NodeChoices, nodeChoices } from "./node-choices";

/**
 * What a node really offers to pods: nominal figures less what the hypervisor keeps and the kubelet reserves. The
 * formulas are those of EKS nodes, in amazon-eks-ami `nodeadm/internal/kubelet/config.go` and `eni_max_pods.go`;
 * Karpenter's `pkg/providers/instancetype/types.go` agrees with them.
 */
export interface Allocatable {
    readonly cpuMillis: number;
    readonly memoryMiB: number;
    readonly storageMiB: number;
    readonly pods: number;
    readonly gpus: number;
}

/** `evictionHard: memory.available` of EKS nodes (nodeadm `config.go`); Bottlerocket has the same. */
export const EVICTION_THRESHOLD_MIB = 100;
/** `evictionHard: nodefs.available`, 10 %: the kubelet keeps percentages in single precision, and it shows in the bytes. */
const EVICTION_STORAGE_SHARE = Math.fround(0.1);

export const allocatableCpuMillis = (type: InstanceType): number => type.vcpus * 1000 - reservedCpuMillis(type);

/** Never negative: the smallest types have less than the kubelet wants to reserve. */
export const allocatableMemoryMiB = (type: InstanceType, choices: NodeChoices): number =>
    Math.max(
        0,
        Math.floor(
            capacityMemoryMiB(type, choices) - reservedMemoryMiB(type, choices.amiFamily) - EVICTION_THRESHOLD_MIB,
        ),
    );

export function allocatableStorageBytes(type: InstanceType, choices: NodeChoices): number {
    const capacity = capacityStorageBytes(type, choices);
    const eviction = Math.trunc(capacity * EVICTION_STORAGE_SHARE);
    return Math.max(0, capacity - eviction - RESERVED_STORAGE_MIB * 2 ** 20);
}

/** Everything at once, for the choices of a pool; what it does not say is as by default. */
export function allocatable(type: InstanceType, given: Partial<NodeChoices> = {}): Allocatable {
    const choices = nodeChoices(type, given);
    return {
        cpuMillis: allocatableCpuMillis(type),
        memoryMiB: allocatableMemoryMiB(type, choices),
        storageMiB: Math.floor(allocatableStorageBytes(type, choices) / 2 ** 20),
        pods: maxPods(type, choices.efaOnlyInterfaces),
        gpus: type.gpu?.count ?? 0,
    };
}
