import type { InstanceFacts } from "../machines/instance-facts";

const card = (NetworkCardIndex: number, MaximumNetworkInterfaces: number) => ({
    NetworkCardIndex,
    NetworkPerformance: "100 Gigabit",
    MaximumNetworkInterfaces,
    InterfaceTypes: ["interface", "efa", "efa-only"],
});

const G99_12XLARGE = {
    InstanceType: "g99.12xlarge",
    CurrentGeneration: true,
    FreeTierEligible: false,
    SupportedUsageClasses: ["on-demand", "spot"],
    BareMetal: false,
    Hypervisor: "nitro",
    ProcessorInfo: { SupportedArchitectures: ["x86_64"], SustainedClockSpeedInGhz: 3.9 },
    VCpuInfo: { DefaultVCpus: 48, DefaultCores: 24, DefaultThreadsPerCore: 2 },
    MemoryInfo: { SizeInMiB: 524_288 },
    InstanceStorageSupported: true,
    InstanceStorageInfo: {
        TotalSizeInGB: 7600,
        Disks: [{ SizeInGB: 3800, Count: 2, Type: "ssd" }],
        NvmeSupport: "required",
    },
    GpuInfo: {
        Gpus: [{ Name: "R100", Manufacturer: "NVIDIA", Count: 2, MemoryInfo: { SizeInMiB: 294_912 } }],
        TotalGpuMemoryInMiB: 589_824,
    },
    NetworkInfo: {
        NetworkPerformance: "200 Gigabit",
        MaximumNetworkInterfaces: 16,
        MaximumNetworkCards: 2,
        DefaultNetworkCardIndex: 0,
        NetworkCards: [card(0, 12), card(1, 4)],
        Ipv4AddressesPerInterface: 30,
        Ipv6AddressesPerInterface: 30,
        EnaSupport: "required",
        EfaSupported: true,
        EfaInfo: { MaximumEfaInterfaces: 2 },
    },
    PlacementGroupInfo: { SupportedStrategies: ["cluster", "partition", "spread"] },
};

/**
 * Types that EC2 does not sell, as DescribeInstanceTypes would tell of them: the lab's AWS is always a little ahead of
 * the product's catalogue, as AWS itself is.
 */
export const FUTURE_TYPES: Readonly<Record<string, InstanceFacts>> = { "g99.12xlarge": G99_12XLARGE };
