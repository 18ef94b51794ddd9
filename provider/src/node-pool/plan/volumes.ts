import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { type VolumeArgs } from "../args/storage";
import { DEFAULT_DISK_SIZE_GIB } from "../../instance-catalog/node-choices";
import { type AmiFamily } from "../../instance-catalog/instance-type";

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

/** Images, logs and pods live on this one. */
export const POD_DEVICES: Readonly<Record<AmiFamily, string>> = { al2023: "/dev/xvda", bottlerocket: "/dev/xvdb" };

export type Storage = Pick<NodePoolArgs, "diskSize" | "rootVolume" | "dataVolume">;

/** The volumes of a node: the one for pods gets the size that was asked for. */
export function planNodeVolumes(pool: Storage, family: AmiFamily | Unknown): readonly BlockDeviceMapping[] | Unknown {
    const { rootVolume = {}, dataVolume = {} } = pool;
    if (isUnknown(family) || isUnknown(rootVolume) || isUnknown(dataVolume)) return UNKNOWN;
    const size = pool.diskSize ?? DEFAULT_DISK_SIZE_GIB;
    if (family === "al2023") return [mapping(POD_DEVICES.al2023, rootVolume, size)];
    return [
        mapping("/dev/xvda", rootVolume, BOTTLEROCKET_ROOT_GIB),
        mapping(POD_DEVICES.bottlerocket, dataVolume, size),
    ];
}

function mapping(deviceName: string, { size, type, ...rest }: VolumeArgs, defaultGiB: number): BlockDeviceMapping {
    const volume = { volumeSize: size ?? defaultGiB, volumeType: type ?? "gp3" };
    return { deviceName, ebs: { ...volume, encrypted: "true", deleteOnTermination: "true", ...rest } };
}
