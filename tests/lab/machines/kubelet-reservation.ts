import { type InstanceFacts } from "./instance-facts";

/** Kubelet evicts pods when less than this is free, so it is not offered to them. */
const EVICTION_MIB = 100;
const EPHEMERAL_RESERVED_MIB = 1024;
const EPHEMERAL_EVICTION = 0.1;

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

export interface NodeSize {
    readonly cpuMillis: number;
    readonly memoryMiB: number;
    readonly ephemeralMiB: number;
    readonly pods: number;
}

/** What the machine has, as kubelet reports it: cpu and memory as seen by the kernel. */
export function capacity(facts: InstanceFacts, diskSizeGiB: number, overhead = HYPERVISOR_OVERHEAD): NodeSize {
    const nominal = facts.MemoryInfo.SizeInMiB - (isArm(facts) ? ARM_RESERVED_MIB : 0);
    return {
        cpuMillis: facts.VCpuInfo.DefaultVCpus * 1000,
        memoryMiB: Math.floor(nominal * (1 - overhead)),
        ephemeralMiB: diskSizeGiB * 1024,
        pods: maxPods(facts),
    };
}

/** What is left for pods after kubelet's reservations. */
export function allocatable(facts: InstanceFacts, diskSizeGiB: number, overhead = HYPERVISOR_OVERHEAD): NodeSize {
    const whole = capacity(facts, diskSizeGiB, overhead);
    return {
        cpuMillis: whole.cpuMillis - reservedCpuMillis(whole.cpuMillis),
        memoryMiB: whole.memoryMiB - reservedMemoryMiB(facts) - EVICTION_MIB,
        ephemeralMiB: Math.floor(whole.ephemeralMiB * (1 - EPHEMERAL_EVICTION)) - EPHEMERAL_RESERVED_MIB,
        pods: whole.pods,
    };
}

/** Managed node groups cap what the network interfaces would allow. */
export function maxPods(facts: InstanceFacts): number {
    return Math.min(podsByInterfaces(facts), facts.VCpuInfo.DefaultVCpus < 30 ? 110 : 250);
}

/** The cap on pods reaches kubelet after its reservation was computed, which therefore ignores it. */
export const reservedMemoryMiB = (facts: InstanceFacts): number => 11 * podsByInterfaces(facts) + 255;

export const architecture = (facts: InstanceFacts): "amd64" | "arm64" => (isArm(facts) ? "arm64" : "amd64");

const isArm = (facts: InstanceFacts): boolean => facts.ProcessorInfo.SupportedArchitectures.includes("arm64");

function podsByInterfaces({ NetworkInfo: network }: InstanceFacts): number {
    const card = network.NetworkCards.find(
        ({ NetworkCardIndex }) => NetworkCardIndex === network.DefaultNetworkCardIndex,
    );
    const interfaces = card?.MaximumNetworkInterfaces ?? 0;
    return interfaces * (network.Ipv4AddressesPerInterface - 1) + 2;
}

function reservedCpuMillis(cpuMillis: number): number {
    const ofBand = ({ from, to, basisPoints }: (typeof CPU_BANDS)[number]): number =>
        Math.floor((Math.max(0, Math.min(cpuMillis, to) - from) * basisPoints) / 10_000);
    return CPU_BANDS.reduce((sum, band) => sum + ofBand(band), 0);
}
