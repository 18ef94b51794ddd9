import { type InstanceType } from "./instance-type";

/**
 * What a node really offers to pods: nominal figures less what the hypervisor keeps and the kubelet reserves. The
 * formulas are those of EKS nodes, in amazon-eks-ami `nodeadm/internal/kubelet/config.go` and `eni_max_pods.go`;
 * Karpenter's `pkg/providers/instancetype/types.go` agrees with them.
 */
export interface Allocatable {
    readonly cpuMillis: number;
    readonly memoryMiB: number;
    readonly pods: number;
    readonly gpus: number;
}

/** Karpenter's default `VM_MEMORY_OVERHEAD_PERCENT`; 1.7 to 5.3 % were measured on live fleets. */
export const CONSERVATIVE_OVERHEAD = 0.075;
/** Nothing lost to the hypervisor: what does not fit then never fits. */
export const NO_OVERHEAD = 0;
/** Memory of a Graviton machine that its firmware keeps (Karpenter `types.go`, `memory`). */
const ARM64_FIRMWARE_MIB = 64;
/** `evictionHard: memory.available` of EKS nodes (nodeadm `config.go`). */
const EVICTION_THRESHOLD_MIB = 100;
/** Each pod is given this much of kubelet's reserve, on top of a base (nodeadm `config.go`, from GKE's measurements). */
const RESERVED_MIB_PER_POD = 11;
const RESERVED_BASE_MIB = 255;
/** Interfaces lend all their addresses but the first to pods; two pods use the host's network (`eni_max_pods.go`). */
const HOST_NETWORK_PODS = 2;
/** EKS caps managed nodes below and from this many vCPUs (EKS user guide, "How maxPods is determined"). */
const MANY_VCPUS = 30;
const MAX_PODS_FEW_VCPUS = 110;
const MAX_PODS_MANY_VCPUS = 250;
/** Shares of each band of cores that kubelet reserves, in ten-thousandths (nodeadm `config.go`). */
const CPU_BANDS: readonly (readonly [fromMillis: number, toMillis: number, basisPoints: number])[] = [
    [0, 1000, 600],
    [1000, 2000, 100],
    [2000, 4000, 50],
    [4000, Infinity, 25],
];

export const maxPodsByInterfaces = (type: InstanceType): number =>
    type.networkInterfaces * (type.ipv4PerInterface - 1) + HOST_NETWORK_PODS;

export const maxPods = (type: InstanceType): number =>
    Math.min(maxPodsByInterfaces(type), type.vcpus < MANY_VCPUS ? MAX_PODS_FEW_VCPUS : MAX_PODS_MANY_VCPUS);

/** By the interfaces even where EKS caps the pods: the cap reaches the kubelet after this reserve was computed. */
export const reservedMemoryMiB = (type: InstanceType): number =>
    RESERVED_MIB_PER_POD * maxPodsByInterfaces(type) + RESERVED_BASE_MIB;

export const reservedCpuMillis = (type: InstanceType): number =>
    CPU_BANDS.reduce((sum, [from, to, basisPoints]) => {
        const band = Math.max(0, Math.min(type.vcpus * 1000, to) - from);
        return sum + Math.trunc((band * basisPoints) / 10_000);
    }, 0);

/** Memory that the operating system sees. `overhead` is the share that the hypervisor keeps. */
export function capacityMemoryMiB(type: InstanceType, overhead: number): number {
    const firmware = type.architecture === "arm64" ? ARM64_FIRMWARE_MIB : 0;
    return (type.memoryMiB - firmware) * (1 - overhead);
}

export const allocatableCpuMillis = (type: InstanceType): number => type.vcpus * 1000 - reservedCpuMillis(type);

/** Never negative: the smallest types have less than the kubelet wants to reserve. */
export const allocatableMemoryMiB = (type: InstanceType, overhead: number): number =>
    Math.max(0, Math.floor(capacityMemoryMiB(type, overhead) - reservedMemoryMiB(type) - EVICTION_THRESHOLD_MIB));

/** Everything at once; conservative unless told otherwise. */
export const allocatable = (type: InstanceType, overhead = CONSERVATIVE_OVERHEAD): Allocatable => ({
    cpuMillis: allocatableCpuMillis(type),
    memoryMiB: allocatableMemoryMiB(type, overhead),
    pods: maxPods(type),
    gpus: type.gpu?.count ?? 0,
});
