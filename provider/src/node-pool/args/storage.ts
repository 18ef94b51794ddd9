import { choice, object, type Static, Type } from "../../shared/definition";
import { DEFAULT_DISK_SIZE_GIB } from "../../instance-catalog/node-choices";

const volumeProperties = {
    size: Type.Optional(
        Type.Integer({
            minimum: 1,
            maximum: 16384,
            description:
                "Size in GiB. Default: `diskSize` for the volume that holds images and pods; 4 for the root volume of Bottlerocket.",
        }),
    ),
    type: Type.Optional(
        choice(["gp3", "gp2", "io1", "io2"], { title: "VolumeType", description: "EBS volume type. Default: `gp3`." }),
    ),
    iops: Type.Optional(
        Type.Integer({
            minimum: 100,
            description:
                "Operations a second: 3000 to 80000 and at most 500 a GiB for gp3, 100 to 64000 and at most 50 a GiB for io1, 100 to 256000 and at most 1000 a GiB for io2, which both need it. Not for gp2. Default: EBS's 3000 for gp3.",
        }),
    ),
    throughput: Type.Optional(
        Type.Integer({
            minimum: 125,
            maximum: 2000,
            description:
                "MiB a second, at most a quarter of `iops`; gp3 only. Default: EBS's 125; `parallelImagePull` is worth having from 600 on.",
        }),
    ),
    kmsKeyId: Type.Optional(
        Type.String({
            description:
                "ARN of the KMS key that encrypts the volume; EKS's service role must be allowed to use it. Default: the account's EBS key.",
        }),
    ),
};

const volumeArgs = object(
    "NodeVolume",
    "The volume that the nodes boot from. A change replaces all nodes of the pool, one after the other. Default: gp3 with EBS's own figures.",
    volumeProperties,
);
const dataVolumeArgs = object(
    "NodeDataVolume",
    "The second volume of Bottlerocket, for images and pods; AL2023 has none. A change replaces all nodes of the pool, one after the other. Default: gp3 with EBS's own figures.",
    {
        ...volumeProperties,
        snapshotId: Type.Optional(
            Type.String({
                description:
                    "Snapshot that the volume starts from, e.g. `snap-0abc`: with the container images in it, nothing has to be pulled. Default: an empty volume.",
            }),
        ),
        volumeInitializationRate: Type.Optional(
            Type.Integer({
                minimum: 100,
                maximum: 300,
                description:
                    "MiB a second at which the snapshot is loaded, at a price; only with `snapshotId`. Default: as it is read.",
            }),
        ),
    },
);
export type VolumeArgs = Static<typeof dataVolumeArgs>;

/** What the nodes keep images, logs and pods on. */
export const storageProperties = {
    diskSize: Type.Optional(
        Type.Integer({
            minimum: 20,
            maximum: 16384,
            description: `Size in GiB of the encrypted volume that holds images, logs and pods: the root volume of AL2023, the data volume of Bottlerocket. A change replaces all nodes of the pool, one after the other. Default: ${DEFAULT_DISK_SIZE_GIB}.`,
        }),
    ),
    rootVolume: Type.Optional(volumeArgs),
    dataVolume: Type.Optional(dataVolumeArgs),
    localStorage: Type.Optional(
        choice(["raid0"], {
            title: "LocalStorage",
            description:
                "`raid0` makes one array of the instance's NVMe disks and puts images, logs and pods on it instead of the volume; all types of the pool must have such disks. A change replaces all nodes of the pool, one after the other. Default: the disks stay unused.",
        }),
    ),
    parallelImagePull: Type.Optional(
        Type.Boolean({
            description:
                "Whether images are pulled and unpacked in parallel by the SOCI snapshotter: for large images on fast volumes. A change replaces all nodes of the pool, one after the other. Default: false.",
        }),
    ),
};
