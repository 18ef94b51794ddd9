import { type InstanceFacts } from "./instance-facts";
import { type Amounts, type NodeSettings } from "./node-settings";
import { scalar } from "./scalar";

/** Kubelet evicts pods when less than this is free, so it is not offered to them. */
const EVICTION_MIB = 100;
const EPHEMERAL_RESERVED_BYTES = 2 ** 30;
/** Kubelet keeps it in single precision. */
const EPHEMERAL_EVICTION = Math.fround(0.1);
/** Partitions and XFS on the root volume of AL2023: nodes with 20 GiB report 20893676Ki. */
const AL2023_FILE_SYSTEM_KIB = 20 * 2 ** 20 - 20_893_676;

/** Part of the nominal memory that firmware and kernel keep: 1.7 to 5.3 % was measured on live fleets. */
const HYPERVISOR_OVERHEAD = 0.035;
const ARM_RESERVED_MIB = 64;

/** CPU reserved of each band, in ten thousandths. Mirrors `getCPUMillicoresToReserve` of nodeadm (amazon-eks-ami). */
const CPU_BANDS = [
    { from: 0, to: 1000, basisPoints: 600 },
    { from: 1000, to: 2000, basisPoints: 100 },
    { from: 2000, to: 4000, basisPoints: 50 },
    { from: 4000, to: Infinity, basisPoints: 25 },
];

/** What of a node group decides the size of its nodes, beside the machine. */
export interface NodeSystem {
    readonly amiType: string;
    readonly diskSizeGiB: number;
    /** Default: the machine is told nothing. */
    readonly settings?: NodeSettings;
    /** Interfaces of the default network card that lend no addresses to pods. Default: 0. */
    readonly efaOnlyInterfaces?: number;
}

export interface NodeSize {
    readonly cpuMillis: number;
    readonly memoryMiB: number;
    readonly ephemeralBytes: number;
    readonly pods: number;
}

/** What the machine has, as kubelet reports it: cpu and memory as seen by the kernel. */
export function capacity(facts: InstanceFacts, system: NodeSystem, overhead = HYPERVISOR_OVERHEAD): NodeSize {
    return {
        cpuMillis: facts.VCpuInfo.DefaultVCpus * 1000,
        memoryMiB: Math.floor(memoryMiB(facts, overhead)),
        ephemeralBytes: fileSystemBytes(facts, system),
        pods: system.settings?.maxPods ?? maxPods(facts, system.efaOnlyInterfaces),
    };
}

const memoryMiB = (facts: InstanceFacts, overhead: number): number =>
    (facts.MemoryInfo.SizeInMiB - (isArm(facts) ? ARM_RESERVED_MIB : 0)) * (1 - overhead);

/** What is left for pods after kubelet's reservations. */
export function allocatable(facts: InstanceFacts, system: NodeSystem, overhead = HYPERVISOR_OVERHEAD): NodeSize {
    const whole = capacity(facts, system, overhead);
    const { kubeReserved: kube = {}, systemReserved = {}, evictionHard = {} } = system.settings ?? {};
    const kept = (name: string, byDefault: number): number =>
        (amount(kube, name) ?? byDefault) + (amount(systemReserved, name) ?? 0);
    const memory = memoryMiB(facts, overhead) * MIB;
    const storage = threshold(evictionHard["nodefs.available"], whole.ephemeralBytes);
    const eviction = threshold(evictionHard["memory.available"], memory) ?? EVICTION_MIB * MIB;
    const keptMemory = kept("memory", reservedMemoryMiB(facts, system) * MIB);
    return {
        cpuMillis: whole.cpuMillis - Math.ceil(kept("cpu", reservedCpuMillis(whole.cpuMillis) / 1000) * 1000),
        memoryMiB: Math.max(0, Math.floor((memory - keptMemory - eviction) / MIB)),
        ephemeralBytes: Math.max(
            0,
            whole.ephemeralBytes -
                (storage ?? Math.floor(whole.ephemeralBytes * EPHEMERAL_EVICTION)) -
                kept("ephemeral-storage", EPHEMERAL_RESERVED_BYTES),
        ),
        pods: whole.pods,
    };
}

const MIB = 2 ** 20;

const amount = (amounts: Amounts, name: string): number | undefined =>
    amounts[name] === undefined ? undefined : scalar(amounts[name]);

/** A percentage is one of what there is. */
function threshold(text: string | undefined, whole: number): number | undefined {
    if (text === undefined) return undefined;
    if (!text.endsWith("%")) return scalar(text);
    return Math.floor(whole * Math.fround(Number(text.slice(0, -1)) / 100));
}

/** Managed node groups cap what the network interfaces would allow. */
export function maxPods(facts: InstanceFacts, efaOnlyInterfaces = 0): number {
    return Math.min(podsByInterfaces(facts, efaOnlyInterfaces), facts.VCpuInfo.DefaultVCpus < 30 ? 110 : 250);
}

/**
 * On Amazon Linux the cap on pods reaches kubelet after its reservation was computed, which therefore ignores it;
 * Bottlerocket is told the cap and reserves by it.
 */
export function reservedMemoryMiB(
    facts: InstanceFacts,
    { amiType, settings }: Omit<NodeSystem, "diskSizeGiB">,
): number {
    const pods = isBottlerocket(amiType) ? (settings?.maxPods ?? maxPods(facts)) : podsByInterfaces(facts);
    return 11 * pods + 255;
}

const isBottlerocket = (amiType: string): boolean => amiType.startsWith("BOTTLEROCKET");

/** Of the volume, or of the array of local disks. Bottlerocket and the array keep nothing that is known of. */
function fileSystemBytes(
    { InstanceStorageInfo: disks }: InstanceFacts,
    { amiType, diskSizeGiB, settings }: NodeSystem,
): number {
    if (settings?.usesLocalDisks === true && disks !== undefined) return disks.TotalSizeInGB * 1e9;
    const lostKiB = isBottlerocket(amiType) ? 0 : AL2023_FILE_SYSTEM_KIB;
    return Math.max(0, diskSizeGiB * 2 ** 30 - lostKiB * 2 ** 10);
}

export const architecture = (facts: InstanceFacts): "amd64" | "arm64" => (isArm(facts) ? "arm64" : "amd64");

const isArm = (facts: InstanceFacts): boolean => facts.ProcessorInfo.SupportedArchitectures.includes("arm64");

function podsByInterfaces({ NetworkInfo: network }: InstanceFacts, efaOnlyInterfaces = 0): number {
    const card = network.NetworkCards.find(
        ({ NetworkCardIndex }) => NetworkCardIndex === network.DefaultNetworkCardIndex,
    );
    const interfaces = Math.max(0, (card?.MaximumNetworkInterfaces ?? 0) - efaOnlyInterfaces);
    return interfaces * (network.Ipv4AddressesPerInterface - 1) + 2;
}

function reservedCpuMillis(cpuMillis: number): number {
    const ofBand = ({ from, to, basisPoints }: (typeof CPU_BANDS)[number]): number =>
        Math.floor((Math.max(0, Math.min(cpuMillis, to) - from) * basisPoints) / 10_000);
    return CPU_BANDS.reduce((sum, band) => sum + ofBand(band), 0);
}
