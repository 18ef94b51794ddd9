import { type AmiFamily, defaultAmiFamily, type InstanceType } from "./instance-type";

/** What a pool decides about its nodes, as far as it changes what they offer to pods. */
export interface NodeChoices {
    readonly amiFamily: AmiFamily;
    /** Size of the volume that images, logs and pods live on: the root volume, on Bottlerocket the data volume. */
    readonly diskSizeGiB: number;
    /** `raid0`: images, logs and pods live on all local NVMe disks together, where the type has any. */
    readonly localStorage: "none" | "raid0";
    /** EFA interfaces that each node has: a type that could have some has none unless the pool attaches them. */
    readonly efaInterfaces: number;
    /** EFA-only interfaces on the default network card; each takes the place of one that lends addresses to pods. */
    readonly efaOnlyInterfaces: number;
    /** Share of the nominal memory that the operating system never sees. */
    readonly memoryOverhead: number;
    readonly kubelet: KubeletReserve;
}

/** What the kubelet is told to keep, in the words of its own configuration. What is left out is as EKS has it. */
export interface KubeletReserve {
    readonly maxPods?: number;
    readonly kubeReserved?: Amounts;
    readonly systemReserved?: Amounts;
    /** Thresholds as quantities or percentages. */
    readonly evictionHard?: Amounts;
}

type Amounts = Readonly<Record<string, string>>;

export const DEFAULT_DISK_SIZE_GIB = 100;

/**
 * Karpenter's default `VM_MEMORY_OVERHEAD_PERCENT`. 1.7 to 5.3 % were measured on live fleets, up to 6.5 % on types with
 * 4 GiB; the few with 1 GiB or less, on which no Ray pod fits, lose more than this (t3.micro 10.5 %).
 */
export const CONSERVATIVE_OVERHEAD = 0.075;
/** Nothing lost to the hypervisor: what does not fit then never fits. */
export const NO_OVERHEAD = 0;

/** The choices of a pool that says nothing; conservative about memory. */
export const nodeChoices = (type: InstanceType, given: Partial<NodeChoices> = {}): NodeChoices => ({
    amiFamily: given.amiFamily ?? defaultAmiFamily(type),
    diskSizeGiB: given.diskSizeGiB ?? DEFAULT_DISK_SIZE_GIB,
    localStorage: given.localStorage ?? "none",
    efaInterfaces: given.efaInterfaces ?? 0,
    efaOnlyInterfaces: given.efaOnlyInterfaces ?? 0,
    memoryOverhead: given.memoryOverhead ?? CONSERVATIVE_OVERHEAD,
    kubelet: given.kubelet ?? {},
});
