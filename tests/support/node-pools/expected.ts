import { KEY } from "./pools";

/** The one volume of pool `al2023`, as EC2 is asked for it. */
export const AL2023_VOLUMES = [
    {
        DeviceName: "/dev/xvda",
        Ebs: {
            VolumeSize: 200,
            VolumeType: "gp3",
            Iops: 6000,
            Throughput: 700,
            KmsKeyId: KEY,
            Encrypted: true,
            DeleteOnTermination: true,
        },
    },
];

/** The two volumes of pool `bottlerocket`. */
export const BOTTLEROCKET_VOLUMES = [
    {
        DeviceName: "/dev/xvda",
        Ebs: { VolumeSize: 8, VolumeType: "gp2", Encrypted: true, DeleteOnTermination: true },
    },
    {
        DeviceName: "/dev/xvdb",
        Ebs: {
            VolumeSize: 500,
            VolumeType: "io2",
            Iops: 20_000,
            SnapshotId: "snap-0123456789abcdef0",
            VolumeInitializationRate: 300,
            Encrypted: true,
            DeleteOnTermination: true,
        },
    },
];

/** What the nodes of pool `bottlerocket` are told. */
export const BOTTLEROCKET_SETTINGS = {
    settings: {
        kubernetes: {
            "max-pods": 40,
            "image-gc-high-threshold-percent": "90",
            "eviction-hard": { "memory.available": "5%" },
        },
        "container-runtime": { snapshotter: "soci" },
        "container-runtime-plugins": { "soci-snapshotter": { "pull-mode": "parallel-pull-unpack" } },
        "bootstrap-commands": {
            "local-storage": {
                commands: [
                    ["apiclient", "ephemeral-storage", "init"],
                    [
                        "apiclient",
                        "ephemeral-storage",
                        "bind",
                        "--dirs",
                        "/var/lib/containerd",
                        "/var/lib/kubelet",
                        "/var/log/pods",
                        "/var/lib/soci-snapshotter",
                    ],
                ],
                mode: "always",
                essential: true,
            },
        },
        kernel: { lockdown: "integrity" },
    },
};

/** What the nodes of pool `al2023` are told. */
export const NODE_CONFIG = {
    apiVersion: "node.eks.aws/v1alpha1",
    kind: "NodeConfig",
    spec: {
        kubelet: {
            config: { maxPods: 50, kubeReserved: { cpu: "500m", memory: "2Gi" }, cpuManagerPolicy: "static" },
        },
        instance: { localStorage: { strategy: "RAID0" } },
        featureGates: { FastImagePull: true },
        containerd: { config: "[debug]" },
    },
};
