import { below, type Problem } from "../../shared/problems";
import { type VolumeArgs } from "../args/storage";
import { BOTTLEROCKET_ROOT_GIB } from "../plan/volumes";
import { amiFamilyOf } from "./pool-family";
import { known, problemAt, type PoolRule, unless } from "./rule";
import { DEFAULT_DISK_SIZE_GIB } from "../../instance-catalog/node-choices";

type VolumeType = NonNullable<VolumeArgs["type"]>;

interface Limits {
    readonly minimum: number;
    readonly maximum: number;
    readonly perGiB: number;
}

/** EBS user guide, "Amazon EBS volume types". gp2 has none to choose. */
const IOPS: Readonly<Record<VolumeType, Limits | undefined>> = {
    gp3: { minimum: 3000, maximum: 80_000, perGiB: 500 },
    gp2: undefined,
    io1: { minimum: 100, maximum: 64_000, perGiB: 50 },
    io2: { minimum: 100, maximum: 256_000, perGiB: 1000 },
};
const GP3_IOPS = 3000;
const IOPS_PER_MIB = 4;
/** Of EKS's images; a smaller volume cannot hold them. */
const MIN_GIB = { root: { al2023: 20, bottlerocket: 2 }, data: 20 } as const;

/** What is wrong with the figures of one volume, as it will be. */
export function volumeProblems(volume: VolumeArgs, sizeGiB: number, path: string): Problem[] {
    const type = known(volume.type ?? "gp3");
    if (type === undefined) return [];
    return [...iopsProblems(type, volume, sizeGiB, path), ...throughputProblems(type, volume, path)];
}

function iopsProblems(type: VolumeType, { iops }: VolumeArgs, sizeGiB: number, path: string): Problem[] {
    const limits = IOPS[type];
    const asked = known(iops);
    if (limits === undefined) {
        const reason = `a ${type} volume has no IOPS to choose. Remove it, or use gp3.`;
        return unless(iops === undefined, () => problemAt(path, ["iops"], reason));
    }
    if (iops === undefined) {
        const reason = `is required for a volume of type ${type}: ${limits.minimum} to ${limits.maximum}. Give it, or use gp3.`;
        return unless(type === "gp3", () => problemAt(path, ["iops"], reason));
    }
    if (asked === undefined) return [];
    const most = Math.min(limits.maximum, Math.max(limits.minimum, sizeGiB * limits.perGiB));
    const reason = `is ${limits.minimum} to ${most} for ${sizeGiB} GiB of ${type}, got ${asked}. Change it${most < limits.maximum ? ", or take a larger volume" : ""}.`;
    return unless(asked >= limits.minimum && asked <= most, () => problemAt(path, ["iops"], reason));
}

function throughputProblems(type: VolumeType, { throughput, iops }: VolumeArgs, path: string): Problem[] {
    if (throughput === undefined) return [];
    if (type !== "gp3") {
        return [problemAt(path, ["throughput"], `can be chosen for gp3 alone, and the volume is ${type}. Remove it.`)];
    }
    const [asked, given] = [known(throughput), known(iops ?? GP3_IOPS)];
    if (asked === undefined || given === undefined) return [];
    const needed = asked * IOPS_PER_MIB;
    const reason = `is at most a quarter of the IOPS (${given}), got ${asked} MiB a second. Raise iops to ${needed}, or lower it to ${Math.floor(given / IOPS_PER_MIB)}.`;
    return unless(needed <= given, () => problemAt(path, ["throughput"], reason));
}

export const volumesAreRight: PoolRule = (pool, { path }) => {
    const family = amiFamilyOf(pool);
    const [root, data] = [known(pool.rootVolume), known(pool.dataVolume)];
    if (family === undefined) return [];
    const podGiB = known(pool.diskSize ?? DEFAULT_DISK_SIZE_GIB) ?? DEFAULT_DISK_SIZE_GIB;
    const rootGiB = known(root?.size) ?? (family === "al2023" ? podGiB : BOTTLEROCKET_ROOT_GIB);
    const onRoot = root === undefined ? [] : volumeProblems(root, rootGiB, below(path, "rootVolume"));
    const onData =
        data === undefined ? [] : volumeProblems(data, known(data.size) ?? podGiB, below(path, "dataVolume"));
    const least = MIN_GIB.root[family];
    return [
        ...unless(rootGiB >= least, () =>
            problemAt(
                path,
                ["rootVolume", "size"],
                `is at least ${least} GiB, the size of the image, got ${rootGiB}. Raise it to ${least}.`,
            ),
        ),
        ...unless((known(data?.size) ?? MIN_GIB.data) >= MIN_GIB.data, () =>
            problemAt(
                path,
                ["dataVolume", "size"],
                `is at least ${MIN_GIB.data} GiB, got ${data?.size ?? 0}. Raise it to ${MIN_GIB.data}.`,
            ),
        ),
        ...onRoot,
        ...onData,
    ];
};

export const dataVolumeIsBottlerockets: PoolRule = (pool, { path }) => {
    const family = amiFamilyOf(pool);
    const reason =
        "is Bottlerocket's second volume, and these nodes have AL2023, which keeps all on one. Use rootVolume, or set amiFamily to bottlerocket.";
    return unless(pool.dataVolume === undefined || family !== "al2023", () => problemAt(path, ["dataVolume"], reason));
};

export const sizeIsSaidOnce: PoolRule = (pool, { path }) => {
    const family = amiFamilyOf(pool);
    if (family === undefined || pool.diskSize === undefined) return [];
    const volume = family === "al2023" ? "rootVolume" : "dataVolume";
    const reason = `is the size that diskSize gives too. Remove one of the two.`;
    return unless(known(pool[volume])?.size === undefined, () => problemAt(path, [volume, "size"], reason));
};

export const snapshotIsLoaded: PoolRule = ({ dataVolume }, { path }) => {
    const { snapshotId, volumeInitializationRate } = known(dataVolume) ?? {};
    const id = known(snapshotId);
    return [
        ...unless(volumeInitializationRate === undefined || snapshotId !== undefined, () =>
            problemAt(
                path,
                ["dataVolume", "volumeInitializationRate"],
                "is the pace at which a snapshot is loaded, and there is none. Give snapshotId, or remove it.",
            ),
        ),
        ...unless(id === undefined || /^snap-[0-9a-f]+$/.test(id), () =>
            problemAt(
                path,
                ["dataVolume", "snapshotId"],
                `is the id of a snapshot, "snap-" and hexadecimal digits, got "${id ?? ""}". Give the id.`,
            ),
        ),
    ];
};
