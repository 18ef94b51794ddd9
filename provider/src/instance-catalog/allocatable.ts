import { type DeviceName, devicesOf } from "./devices";
import { capacityMemoryMiB, capacityStorageBytes } from "./capacity";
import { type InstanceType } from "./instance-type";
import { keptCpuMillis, keptMemoryMiB, keptStorageBytes } from "./kubelet-reserve";
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
    /** What device plugins offer beside NVIDIA's GPUs, by resource name; none is 0. */
    readonly devices: Readonly<Record<DeviceName, number>>;
}

/** Never negative: the smallest types have less than the kubelet wants to reserve. */
export const allocatableMemoryMiB = (type: InstanceType, choices: NodeChoices): number =>
    Math.max(0, Math.floor(capacityMemoryMiB(type, choices) - keptMemoryMiB(type, choices)));

export function allocatableStorageBytes(type: InstanceType, choices: NodeChoices): number {
    const capacity = capacityStorageBytes(type, choices);
    return Math.max(0, capacity - keptStorageBytes(capacity, choices));
}

/** Everything at once, for the choices of a pool; what it does not say is as by default. */
export function allocatable(type: InstanceType, given: Partial<NodeChoices> = {}): Allocatable {
    const choices = nodeChoices(type, given);
    return {
        cpuMillis: Math.max(0, type.vcpus * 1000 - keptCpuMillis(type, choices)),
        memoryMiB: allocatableMemoryMiB(type, choices),
        storageMiB: Math.floor(allocatableStorageBytes(type, choices) / 2 ** 20),
        pods: choices.kubelet.maxPods ?? maxPods(type, choices.efaOnlyInterfaces),
        gpus: type.gpu?.count ?? 0,
        devices: devicesOf(type, choices),
    };
}
