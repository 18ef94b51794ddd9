import { type Architecture, type InstanceType } from "../instance-catalog/instance-type";

/** The AMI types of EKS that we choose from. Bottlerocket's NVIDIA variant carries the device plugin, AL2023 does not. */
export type AmiType =
    | "AL2023_x86_64_STANDARD"
    | "AL2023_ARM_64_STANDARD"
    | "AL2023_x86_64_NEURON"
    | "BOTTLEROCKET_x86_64_NVIDIA"
    | "BOTTLEROCKET_ARM_64_NVIDIA";

type Accelerator = "none" | "nvidia" | "neuron";

const AMI_TYPES: Readonly<Record<Accelerator, Readonly<Record<Architecture, AmiType>>>> = {
    none: { x86_64: "AL2023_x86_64_STANDARD", arm64: "AL2023_ARM_64_STANDARD" },
    nvidia: { x86_64: "BOTTLEROCKET_x86_64_NVIDIA", arm64: "BOTTLEROCKET_ARM_64_NVIDIA" },
    // There is no Neuron machine with arm64; should one come, AWS refuses the AMI and says so.
    neuron: { x86_64: "AL2023_x86_64_NEURON", arm64: "AL2023_x86_64_NEURON" },
};

export const amiTypeFor = (type: InstanceType): AmiType => AMI_TYPES[acceleratorOf(type)][type.architecture];

function acceleratorOf(type: InstanceType): Accelerator {
    if (type.neuron !== undefined) return "neuron";
    return type.gpu === undefined ? "none" : "nvidia";
}

export interface BlockDevice {
    readonly deviceName: string;
    readonly sizeGiB: number;
}

/** Bottlerocket's own image; 4 GiB is Karpenter's default for it, and the smallest that all variants take. */
const BOTTLEROCKET_ROOT_GIB = 4;

/** The volumes of a node: images, logs and pods live on the last one, which gets the size that was asked for. */
export const blockDevices = (amiType: AmiType, diskSizeGiB: number): BlockDevice[] =>
    amiType.startsWith("BOTTLEROCKET")
        ? [
              { deviceName: "/dev/xvda", sizeGiB: BOTTLEROCKET_ROOT_GIB },
              { deviceName: "/dev/xvdb", sizeGiB: diskSizeGiB },
          ]
        : [{ deviceName: "/dev/xvda", sizeGiB: diskSizeGiB }];
