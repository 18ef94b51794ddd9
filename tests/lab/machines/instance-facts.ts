import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { FUTURE_TYPES } from "../aws/future-types";

/** EC2's own figures (DescribeInstanceTypes), of one type: the fields that decide a node's size. */
export interface InstanceFacts {
    readonly VCpuInfo: { readonly DefaultVCpus: number };
    readonly MemoryInfo: { readonly SizeInMiB: number };
    readonly ProcessorInfo: { readonly SupportedArchitectures: readonly string[] };
    readonly NetworkInfo: {
        readonly DefaultNetworkCardIndex: number;
        readonly Ipv4AddressesPerInterface: number;
        readonly NetworkCards: readonly {
            readonly NetworkCardIndex: number;
            readonly MaximumNetworkInterfaces: number;
        }[];
    };
    readonly GpuInfo?: { readonly Gpus: readonly { readonly Count: number }[] };
    readonly NeuronInfo?: {
        readonly NeuronDevices: readonly { readonly Count: number; readonly CoreInfo: { readonly Count: number } }[];
    };
    readonly InstanceStorageInfo?: { readonly TotalSizeInGB: number };
}

/** Facts of a type. Throws when EC2 has no such type. */
export type FactsOf = (instanceType: string) => InstanceFacts;

/**
 * The table that comes with moto, read on first use. The product's own catalogue is deliberately not used: two ways to
 * the same figures, and the scheduler judges the product's predictions by this one.
 */
export function factsFrom(sitePackages: string): FactsOf {
    const file = join(sitePackages, "moto", "ec2", "resources", "instance_types.json.gz");
    let table: Readonly<Record<string, InstanceFacts>> | undefined;
    return (instanceType) => {
        table ??= JSON.parse(gunzipSync(readFileSync(file)).toString()) as Record<string, InstanceFacts>;
        const facts = table[instanceType] ?? FUTURE_TYPES[instanceType];
        if (facts === undefined) throw new Error(`EC2 has no instance type "${instanceType}"`);
        return facts;
    };
}
