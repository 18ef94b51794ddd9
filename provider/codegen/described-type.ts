/** The part of a row of EC2's DescribeInstanceTypes that the catalogue is made of. */
export interface DescribedType {
    readonly InstanceType: string;
    readonly BareMetal: boolean;
    /** Absent on bare metal. */
    readonly Hypervisor?: "nitro" | "xen";
    readonly VCpuInfo: { readonly DefaultVCpus: number };
    readonly MemoryInfo: { readonly SizeInMiB: number };
    readonly ProcessorInfo: { readonly SupportedArchitectures: readonly string[] };
    readonly NetworkInfo: {
        readonly DefaultNetworkCardIndex?: number;
        readonly NetworkCards: readonly {
            readonly NetworkCardIndex: number;
            readonly MaximumNetworkInterfaces: number;
            readonly InterfaceTypes?: readonly string[];
        }[];
        readonly Ipv4AddressesPerInterface: number;
        readonly EfaInfo?: { readonly MaximumEfaInterfaces: number };
    };
    readonly InstanceStorageInfo?: {
        readonly NvmeSupport: "required" | "supported" | "unsupported";
        readonly TotalSizeInGB: number;
        readonly Disks: readonly { readonly Count: number }[];
    };
    readonly GpuInfo?: { readonly Gpus: readonly GpuInfo[] };
    readonly NeuronInfo?: { readonly NeuronDevices: readonly NeuronInfo[] };
}

export interface GpuInfo {
    readonly Name: string;
    readonly Count: number;
    readonly MemoryInfo: { readonly SizeInMiB: number };
}

export interface NeuronInfo {
    readonly Name: string;
    readonly Count: number;
    readonly CoreInfo: { readonly Count: number };
}
