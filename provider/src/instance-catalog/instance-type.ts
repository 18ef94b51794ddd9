/** What the provider knows of an EC2 instance type: nominal figures, before anything is reserved. */
export interface InstanceType {
    readonly name: string;
    readonly vcpus: number;
    readonly memoryMiB: number;
    readonly architecture: Architecture;
    readonly hypervisor: Hypervisor;
    /** Network interfaces and IPv4 addresses of the default network card: what limits the number of pods. */
    readonly networkInterfaces: number;
    readonly ipv4PerInterface: number;
    readonly networkCards: number;
    /** Indexes of the network cards that take an EFA interface. */
    readonly efaCards: readonly number[];
    /** EFA interfaces at most; some types allow fewer than they have cards for (i7ie.48xlarge: 1 on either of 2). */
    readonly efaInterfaces: number;
    readonly instanceStorage: InstanceStorage | undefined;
    readonly gpu: Gpu | undefined;
    readonly neuron: Neuron | undefined;
}

export type Architecture = "x86_64" | "arm64";

/** `none` on bare metal. */
export type Hypervisor = "nitro" | "xen" | "none";

/** Local NVMe disks. Disks of the oldest types, which are not NVMe, do not count: EKS nodes leave them alone. */
export interface InstanceStorage {
    readonly disks: number;
    /** Of all disks together, in units of 10^9 bytes as EC2 has it. */
    readonly totalGB: number;
}

export interface Gpu {
    /** EC2's name, e.g. `L40S`. */
    readonly name: string;
    /** Whole GPUs; 0 on types that offer a slice of one (g6f). */
    readonly count: number;
    /** Of each GPU. */
    readonly memoryMiB: number;
}

export interface Neuron {
    /** EC2's name, e.g. `Trainium2`. */
    readonly name: string;
    readonly devices: number;
    readonly coresPerDevice: number;
}

/** `g6e` of `g6e.12xlarge`. */
export const instanceFamilyOf = (name: string): string => name.split(".", 1)[0] ?? name;

export const isBareMetal = (type: InstanceType): boolean => type.hypervisor === "none";

/** `g6e.12xlarge`, `u7in-16tb.224xlarge`, `m7i.metal-48xl`. */
export const INSTANCE_TYPE_NAME = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

/** The operating systems of EKS nodes that differ in what they reserve. */
export type AmiFamily = "al2023" | "bottlerocket";

/** Bottlerocket for NVIDIA GPUs, since it brings their device plugin along; Amazon Linux for everything else. */
export const defaultAmiFamily = (type: InstanceType): AmiFamily => (type.gpu === undefined ? "al2023" : "bottlerocket");
