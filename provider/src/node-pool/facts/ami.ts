import {
    type AmiFamily,
    type Architecture,
    defaultAmiFamily,
    type InstanceType,
} from "../../instance-catalog/instance-type";
import { type AMI_TYPES } from "../args/image";

export type AmiType = (typeof AMI_TYPES)[number];

export type Accelerator = "none" | "nvidia" | "neuron";

const TABLE: Readonly<Record<AmiFamily, Readonly<Record<Accelerator, Readonly<Record<Architecture, AmiType>>>>>> = {
    al2023: {
        none: { x86_64: "AL2023_x86_64_STANDARD", arm64: "AL2023_ARM_64_STANDARD" },
        nvidia: { x86_64: "AL2023_x86_64_NVIDIA", arm64: "AL2023_ARM_64_NVIDIA" },
        // There is no Neuron machine with arm64; should one come, AWS refuses the AMI and says so.
        neuron: { x86_64: "AL2023_x86_64_NEURON", arm64: "AL2023_x86_64_NEURON" },
    },
    bottlerocket: {
        none: { x86_64: "BOTTLEROCKET_x86_64", arm64: "BOTTLEROCKET_ARM_64" },
        nvidia: { x86_64: "BOTTLEROCKET_x86_64_NVIDIA", arm64: "BOTTLEROCKET_ARM_64_NVIDIA" },
        // The ordinary variants carry the Neuron driver.
        neuron: { x86_64: "BOTTLEROCKET_x86_64", arm64: "BOTTLEROCKET_ARM_64" },
    },
};

export const amiTypeFor = (type: InstanceType, family = defaultAmiFamily(type)): AmiType =>
    TABLE[family][acceleratorOf(type)][type.architecture];

export const familyOfAmi = (amiType: AmiType): AmiFamily =>
    amiType.startsWith("BOTTLEROCKET") ? "bottlerocket" : "al2023";

/** Whether EKS lets machines of this type boot such an image. */
export function fitsAmi(type: InstanceType, amiType: AmiType): boolean {
    const architecture = amiType.includes("ARM_64") ? "arm64" : "x86_64";
    const plain = TABLE[familyOfAmi(amiType)][acceleratorOf(type)][architecture];
    return type.architecture === architecture && plain === amiType.replace(/_FIPS$/, "");
}

function acceleratorOf(type: InstanceType): Accelerator {
    if (type.neuron !== undefined) return "neuron";
    return type.gpu === undefined ? "none" : "nvidia";
}
