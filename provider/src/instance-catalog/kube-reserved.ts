import { type AmiFamily, type InstanceType } from "./instance-type";
import { maxPods, maxPodsByInterfaces } from "./max-pods";

/** Each pod is given this much of the reserve, on top of a base (nodeadm `config.go`, `GetMemoryMebibytesToReserve`). */
const RESERVED_MIB_PER_POD = 11;
const RESERVED_BASE_MIB = 255;
/** Shares of each band of cores, in ten-thousandths (nodeadm `config.go`, `getCPUMillicoresToReserve`). */
const CPU_BANDS: readonly (readonly [fromMillis: number, toMillis: number, basisPoints: number])[] = [
    [0, 1000, 600],
    [1000, 2000, 100],
    [2000, 4000, 50],
    [4000, Infinity, 25],
];
/** nodeadm `config.go`, `withDefaultReservedResources`; Bottlerocket's template for the kubelet has the same. */
export const RESERVED_STORAGE_MIB = 1024;

/** The same on Bottlerocket (`schnauzer`, `kube_cpu_helper`). */
export const reservedCpuMillis = (type: InstanceType): number =>
    CPU_BANDS.reduce((sum, [from, to, basisPoints]) => {
        const band = Math.max(0, Math.min(type.vcpus * 1000, to) - from);
        return sum + Math.trunc((band * basisPoints) / 10_000);
    }, 0);

/**
 * One formula, two numbers of pods. nodeadm reserves by the interfaces even where EKS caps the pods, because the cap
 * reaches the kubelet as a drop-in, after the reserve was computed. Bottlerocket is given the capped number in its user
 * data (`max-pods`, as in eksctl#4685) and reserves by that (`schnauzer`, `kube_reserve_memory`).
 */
export function reservedMemoryMiB(type: InstanceType, amiFamily: AmiFamily, mostPods = maxPods(type)): number {
    const pods = amiFamily === "bottlerocket" ? mostPods : maxPodsByInterfaces(type);
    return RESERVED_MIB_PER_POD * pods + RESERVED_BASE_MIB;
}
