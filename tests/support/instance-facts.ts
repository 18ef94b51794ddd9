import { type InstanceFacts } from "../lab/machines/instance-facts";

/** EC2's figures of a type, of which a test states those that matter to it. */
export const instanceFacts = (
    differs: {
        vcpus?: number;
        memoryMiB?: number;
        interfaces?: number;
        addresses?: number;
        gpus?: number;
        arm?: boolean;
    } = {},
): InstanceFacts => ({
    VCpuInfo: { DefaultVCpus: differs.vcpus ?? 4 },
    MemoryInfo: { SizeInMiB: differs.memoryMiB ?? 16384 },
    ProcessorInfo: { SupportedArchitectures: [differs.arm === true ? "arm64" : "x86_64"] },
    NetworkInfo: {
        DefaultNetworkCardIndex: 0,
        Ipv4AddressesPerInterface: differs.addresses ?? 15,
        NetworkCards: [{ NetworkCardIndex: 0, MaximumNetworkInterfaces: differs.interfaces ?? 4 }],
    },
    GpuInfo: differs.gpus === undefined ? undefined : { Gpus: [{ Count: differs.gpus }] },
});
