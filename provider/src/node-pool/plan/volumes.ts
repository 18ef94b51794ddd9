import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type AmiFamily } from "../../instance-catalog/ami-family";
import { type NodePoolArgs } from "../args";
import { type VolumeArgs } from "../args/storage";
import { DEFAULT_DISK_SIZE_GIB } from "../defaults";

export interface BlockDeviceMapping {
    readonly deviceName: string;
    readonly ebs: {
        readonly volumeSize: number;
        readonly volumeType: string;
        // The provider takes these two as text.
        readonly encrypted: "true";
        readonly deleteOnTermination: "true";
        readonly iops?: number;
        readonly throughput?: number;
        readonly kmsKeyId?: string;
        readonly snapshotId?: string;
        readonly volumeInitializationRate?: number;
    };
}

/** Bottlerocket's own image; 4 GiB is Karpenter's default for it, and the smallest that all variants take. */
export const BOTTLEROCKET_ROOT_GIB = 4;

type Storage = Pick<NodePoolArgs, "diskSize" | "rootVolume" | "dataVolume">;

/** The volumes of a node: images, logs and pods live on the last one, which gets the size that was asked for. */
export function planVolumes(pool: Storage, family: AmiFamily | Unknown): readonly BlockDeviceMapping[] | Unknown {
    const { rootVolume = {}, dataVolume = {} } = pool;
    if (isUnknown(family) || isUnknown(rootVolume) || isUnknown(dataVolume)) return UNKNOWN;
    const size = pool.diskSize ?? DEFAULT_DISK_SIZE_GIB;
    if (family === "al2023") return [mapping("/dev/xvda", rootVolume, size)];
    return [mapping("/dev/xvda", rootVolume, BOTTLEROCKET_ROOT_GIB), mapping("/dev/xvdb", dataVolume, size)];
}

/** Size in GiB of the volume that images, logs and pods live on. */
export function podVolumeGiB(pool: Storage, family: AmiFamily | Unknown): number | Unknown {
    const volume = family === "al2023" ? pool.rootVolume : pool.dataVolume;
    if (isUnknown(family) || isUnknown(volume)) return UNKNOWN;
    return volume?.size ?? pool.diskSize ?? DEFAULT_DISK_SIZE_GIB;
}

function mapping(deviceName: string, { size, type, ...rest }: VolumeArgs, defaultGiB: number): BlockDeviceMapping {
    const volume = { volumeSize: size ?? defaultGiB, volumeType: type ?? "gp3" };
    return { deviceName, ebs: { ...volume, encrypted: "true", deleteOnTermination: "true", ...rest } };
}
