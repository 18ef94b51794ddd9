import { type InstanceType } from "./instance-type";
import { type NodeChoices } from "./node-choices";

/** Memory that Graviton's firmware keeps (Karpenter `types.go`, `memory`). */
const ARM64_FIRMWARE_MIB = 64;
/**
 * What partitions and XFS itself take of AL2023's root volume, whatever its size: nodes report 20893676Ki of 20 GiB,
 * 104779756Ki of 100 GiB. For Bottlerocket's data volume and for RAID no such figure is published; like Karpenter,
 * we take none off.
 */
const AL2023_FILE_SYSTEM_KIB = 77_844;
/** EC2 sells disks in these. */
const BYTES_PER_GB = 1e9;

/** Memory that the operating system sees. */
export function capacityMemoryMiB(
    type: Pick<InstanceType, "architecture" | "memoryMiB">,
    { memoryOverhead }: Pick<NodeChoices, "memoryOverhead">,
): number {
    const firmware = type.architecture === "arm64" ? ARM64_FIRMWARE_MIB : 0;
    return (type.memoryMiB - firmware) * (1 - memoryOverhead);
}

/** Size of the file system that the kubelet counts as ephemeral storage. */
export function capacityStorageBytes(
    { instanceStorage }: Pick<InstanceType, "instanceStorage">,
    { amiFamily, diskSizeGiB, localStorage }: Pick<NodeChoices, "amiFamily" | "diskSizeGiB" | "localStorage">,
): number {
    if (localStorage === "raid0" && instanceStorage !== undefined) return instanceStorage.totalGB * BYTES_PER_GB;
    const fileSystem = amiFamily === "al2023" ? AL2023_FILE_SYSTEM_KIB * 2 ** 10 : 0;
    return Math.max(0, diskSizeGiB * 2 ** 30 - fileSystem);
}
