import { choice, Type } from "../../shared/definition";

/** AMI types of EKS that a pool may have: Linux, and still made for current versions of Kubernetes. */
export const AMI_TYPES = [
    "AL2023_x86_64_STANDARD",
    "AL2023_ARM_64_STANDARD",
    "AL2023_x86_64_NVIDIA",
    "AL2023_ARM_64_NVIDIA",
    "AL2023_x86_64_NEURON",
    "BOTTLEROCKET_x86_64",
    "BOTTLEROCKET_ARM_64",
    "BOTTLEROCKET_x86_64_FIPS",
    "BOTTLEROCKET_ARM_64_FIPS",
    "BOTTLEROCKET_x86_64_NVIDIA",
    "BOTTLEROCKET_ARM_64_NVIDIA",
    "BOTTLEROCKET_x86_64_NVIDIA_FIPS",
    "BOTTLEROCKET_ARM_64_NVIDIA_FIPS",
] as const;

/** What the nodes boot. */
export const imageProperties = {
    amiFamily: Type.Optional(
        choice(["al2023", "bottlerocket"], {
            title: "AmiFamily",
            description:
                "Operating system of the nodes; the AMI type follows from it and the instance types (architecture, NVIDIA, Neuron). With `amiId` it says what that image is made from. A change replaces the node group, new before old. Default: `bottlerocket` for NVIDIA GPUs, whose variant carries the device plugin, else `al2023`.",
        }),
    ),
    amiType: Type.Optional(
        choice(AMI_TYPES, {
            title: "AmiType",
            description:
                "AMI type of EKS, for variants that `amiFamily` does not choose, e.g. FIPS. Must fit the instance types; excludes `amiFamily` and `amiId`. A change replaces the node group, new before old. Default: chosen from the instance types.",
        }),
    ),
    amiId: Type.Optional(
        Type.String({
            description:
                "Image of your own, e.g. `ami-0abc`, made from an EKS image of `amiFamily`. Excludes `amiType`, `version`, `releaseVersion` and `warmPoolConfig`. Another id replaces all nodes one after the other; to give or remove it replaces the node group. Default: EKS's own image.",
        }),
    ),
    userData: Type.Optional(
        Type.String({
            description:
                "User data of the nodes as it is, plain text of at most 16 KiB, which joins them to the cluster; only with `amiId`. Excludes `kubelet`, `nodeadm`, `bottlerocketSettings`, `localStorage` and `parallelImagePull`. A change replaces all nodes one after the other. Default: written from the cluster's address and those inputs.",
        }),
    ),
    version: Type.Optional(
        Type.String({
            description:
                "Kubernetes version of the nodes, e.g. `1.34`: that of the cluster, or at most three before it. A change replaces all nodes one after the other. Default: the cluster's when the group is made.",
        }),
    ),
    releaseVersion: Type.Optional(
        Type.String({
            description:
                "Release of the AMI, e.g. `1.34.2-20260101` (AL2023) or `1.54.0-5043decc` (Bottlerocket). A change replaces all nodes one after the other. Default: the latest when the group is made.",
        }),
    ),
    forceUpdateVersion: Type.Optional(
        Type.Boolean({
            description:
                "Whether an update goes on when pods cannot be evicted because of a disruption budget. Default: false.",
        }),
    ),
};
