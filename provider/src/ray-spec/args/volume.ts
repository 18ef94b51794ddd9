import { choice, mapOf, object, type Static, Type } from "../../shared/definition";

const quantity = (what: string, fallback: string) =>
    Type.Optional(
        Type.String({ description: `${what}, as a Kubernetes quantity such as \`20Gi\`. Default: ${fallback}.` }),
    );

const emptyDir = object("EmptyDirVolume", "An empty directory that lives as long as the pod.", {
    medium: Type.Optional(
        choice(["disk", "memory"], {
            title: "EmptyDirMedium",
            description: "Where it is; what is in `memory` counts as memory of the pod. Default: `disk`.",
        }),
    ),
    sizeLimit: quantity("Most it may hold", "none"),
});

const items = Type.Optional(
    mapOf(Type.String({ description: "File name in the volume." }), {
        description: "Keys to project, each with its file name. Default: every key, under its own name.",
    }),
);
const defaultMode = Type.Optional(
    Type.Integer({ description: "Permissions of the files, e.g. 420 (0644). Default: 420." }),
);
const mayBeMissing = Type.Optional(
    Type.Boolean({ description: "Whether pods start when it is not there. Default: false." }),
);

const configMap = object("ConfigMapVolume", "Files from a ConfigMap in the cluster's namespace.", {
    name: Type.String({ description: "Name of the ConfigMap." }),
    items,
    defaultMode,
    optional: mayBeMissing,
});

const secret = object("SecretVolume", "Files from a Secret in the cluster's namespace.", {
    name: Type.String({ description: "Name of the Secret." }),
    items,
    defaultMode,
    optional: mayBeMissing,
});

const claimTemplate = object("ClaimTemplate", "A volume of each pod's own, made and removed with the pod.", {
    size: Type.String({ description: "Size as a Kubernetes quantity, e.g. `100Gi`." }),
    storageClass: Type.Optional(
        Type.String({ description: "Name of the StorageClass, e.g. `gp3`. Default: the cluster's default class." }),
    ),
    accessMode: Type.Optional(
        choice(["ReadWriteOnce", "ReadWriteOncePod", "ReadWriteMany", "ReadOnlyMany"], {
            title: "AccessMode",
            description: "How the volume may be mounted. Default: `ReadWriteOnce`.",
        }),
    ),
});

const efs = object("EfsVolume", "An EFS file system, through the EFS CSI driver.", {
    fileSystemId: Type.String({ description: "Id of the file system, e.g. `fs-0123456789abcdef0`." }),
    accessPointId: Type.Optional(
        Type.String({ description: "Id of an access point, e.g. `fsap-0123456789abcdef0`. Default: none, the root." }),
    ),
});

const fsx = object("FsxLustreVolume", "An FSx for Lustre file system, through the FSx CSI driver.", {
    fileSystemId: Type.String({ description: "Id of the file system, e.g. `fs-0123456789abcdef0`." }),
    dnsName: Type.String({ description: "DNS name of the file system." }),
    mountName: Type.String({ description: "Mount name of the file system." }),
});

const s3 = object("S3Volume", "An S3 bucket as files, through the Mountpoint for S3 CSI driver.", {
    bucketName: Type.String({ description: "Name of the bucket." }),
    prefix: Type.Optional(
        Type.String({ description: "Only objects under this prefix, e.g. `datasets/`. Default: the whole bucket." }),
    ),
    mountOptions: Type.Optional(
        Type.Array(Type.String({ description: "An option of Mountpoint, e.g. `allow-delete`." }), {
            description: "More options of Mountpoint for S3. Default: none.",
        }),
    ),
});

/** Exactly one source; where it is mounted stands beside it, since most volumes have one place. */
export const volume = object("Volume", "A volume and where the Ray container has it. Exactly one source.", {
    mountPath: Type.Optional(
        Type.String({
            description:
                "Absolute path in the Ray container. Default: none, the volume is there for init containers and sidecars.",
        }),
    ),
    subPath: Type.Optional(Type.String({ description: "Path inside the volume to mount. Default: its root." })),
    readOnly: Type.Optional(Type.Boolean({ description: "Whether it is mounted read-only. Default: false." })),
    persistentVolumeClaim: Type.Optional(
        Type.String({
            description:
                "Name of a PersistentVolumeClaim in the cluster's namespace, shared by the pods. Default: none.",
        }),
    ),
    claimTemplate: Type.Optional(claimTemplate),
    emptyDir: Type.Optional(emptyDir),
    configMap: Type.Optional(configMap),
    secret: Type.Optional(secret),
    hostPath: Type.Optional(
        Type.String({
            description: "Absolute path of a directory on the node, e.g. `/mnt/k8s-disks/0`. Default: none.",
        }),
    ),
    efs: Type.Optional(efs),
    fsxLustre: Type.Optional(fsx),
    s3: Type.Optional(s3),
    source: Type.Optional(
        Type.Unknown({
            description: "Any other source as Kubernetes writes it, e.g. `{ csi: { driver: ... } }`. Default: none.",
        }),
    ),
});
export type Volume = Static<typeof volume>;

export const volumeMount = object("VolumeMount", "Where a container has a volume.", {
    mountPath: Type.String({ description: "Absolute path in the container." }),
    subPath: Type.Optional(Type.String({ description: "Path inside the volume to mount. Default: its root." })),
    readOnly: Type.Optional(Type.Boolean({ description: "Whether it is mounted read-only. Default: false." })),
});
export type VolumeMount = Static<typeof volumeMount>;
