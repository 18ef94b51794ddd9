import { type Volume } from "../../ray-spec/args/volume";
import { type Companion, companion } from "./companion";
import { claimName, persistentVolumeName } from "./names";
import { type Json, type Tree, tree } from "../../shared/tree";
import { type Site } from "../site";

/** Kubernetes wants a size; none of these file systems has one. */
const SIZE = "1Ti";
/** User and group of Ray's images; Mountpoint otherwise shows all files as root's alone. */
const RAY_USER = ["allow-other", "uid=1000", "gid=100"];

/**
 * A PersistentVolume that leads to a file system which is there already, and the claim through which pods mount it.
 * Each names the other: no other claim can take the volume, and no provisioner makes one for the claim.
 */
export function planFileSystem(at: Site, volume: string, source: Volume): Companion[] {
    const claim = claimName(at.name, volume, source);
    const volumeName = persistentVolumeName(at.namespace, claim);
    const accessModes = ["ReadWriteMany"];
    return [
        companion("persistentVolume", at, {
            name: volumeName,
            spec: {
                accessModes,
                capacity: { storage: SIZE },
                claimRef: { apiVersion: "v1", kind: "PersistentVolumeClaim", namespace: at.namespace, name: claim },
                // What is in it is the user's, whatever becomes of the cluster.
                persistentVolumeReclaimPolicy: "Retain",
                ...driverOf(volumeName, source),
            },
        }),
        companion("claim", at, {
            name: claim,
            // Said empty: unsaid, it would be the default class, and then nothing would bind it to the volume.
            spec: { accessModes, storageClassName: "", volumeName, resources: { requests: { storage: SIZE } } },
        }),
    ];
}

function driverOf(volumeName: string, { efs, fsxLustre, s3 }: Volume): Tree {
    if (efs !== undefined) {
        const { fileSystemId, accessPointId } = efs;
        const volumeHandle = accessPointId === undefined ? fileSystemId : `${fileSystemId}::${accessPointId}`;
        return csi("efs.csi.aws.com", volumeHandle);
    }
    if (fsxLustre !== undefined) {
        const { fileSystemId, dnsName, mountName } = fsxLustre;
        return csi("fsx.csi.aws.com", fileSystemId, { dnsname: dnsName, mountname: mountName }, ["flock"]);
    }
    if (s3 === undefined) return {};
    const prefix = s3.prefix === undefined ? [] : [`prefix ${s3.prefix}`];
    // Its handle names nothing in S3, and must be the volume's alone.
    return csi("s3.csi.aws.com", volumeName, { bucketName: s3.bucketName }, [
        ...asRayUser(s3.mountOptions ?? []),
        ...prefix,
    ]);
}

function csi(driver: string, volumeHandle: string, volumeAttributes?: Tree, mountOptions?: readonly Json[]): Tree {
    return tree({ mountOptions, csi: tree({ driver, volumeHandle, volumeAttributes }) });
}

/** Options of the user's stand instead of ours of the same name. */
const asRayUser = (given: readonly string[]): string[] => [
    ...RAY_USER.filter((ours) => !given.some((option) => nameOf(option) === nameOf(ours))),
    ...given,
];

const nameOf = (option: string): string => option.replace(/^--/, "").split(/[= ]/)[0] ?? "";
