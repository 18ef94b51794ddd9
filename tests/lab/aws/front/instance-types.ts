import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { FUTURE_TYPES } from "../future-types";
import { sitePackages } from "../site-packages";

/** What the rules of EKS need to know about an instance type. */
export interface InstanceTypeFacts {
    readonly name: string;
    readonly architectures: readonly string[];
    readonly nvidiaGpus: number;
    readonly neuronDevices: number;
    readonly networkCards: number;
    /** Indexes of the network cards that take an EFA interface, and how many of these a machine has at most. */
    readonly efaCards: readonly number[];
    readonly mostEfa: number;
}

interface Described {
    readonly ProcessorInfo: { readonly SupportedArchitectures?: readonly string[] } | null;
    readonly GpuInfo: { readonly Gpus?: readonly { readonly Manufacturer?: string; readonly Count?: number }[] } | null;
    readonly InferenceAcceleratorInfo: { readonly Accelerators?: readonly { readonly Count?: number }[] } | null;
    readonly NetworkInfo: {
        readonly NetworkCards?: readonly {
            readonly NetworkCardIndex: number;
            readonly InterfaceTypes?: readonly string[];
        }[];
        readonly EfaInfo?: { readonly MaximumEfaInterfaces?: number };
    };
    readonly NeuronInfo: { readonly NeuronDevices?: readonly { readonly Count?: number }[] } | null;
}

/** EC2's own description of every instance type, which moto carries. Independent of the product's catalogue on purpose. */
export class InstanceTypes {
    private table: Promise<Readonly<Record<string, Described>>> | undefined;

    constructor(private readonly python: string) {}

    async find(name: string): Promise<InstanceTypeFacts | undefined> {
        const found = await this.describe(name);
        return found === undefined ? undefined : factsOf(name, found as Described);
    }

    /** All that EC2 tells of a type, in the words of DescribeInstanceTypes. */
    async describe(name: string): Promise<object | undefined> {
        this.table ??= readTable(this.python);
        return (await this.table)[name] ?? FUTURE_TYPES[name];
    }
}

function factsOf(name: string, type: Described): InstanceTypeFacts {
    const nvidia = (type.GpuInfo?.Gpus ?? []).filter(({ Manufacturer }) => Manufacturer?.toLowerCase() === "nvidia");
    const { NetworkCards: cards = [], EfaInfo: efa } = type.NetworkInfo;
    return {
        name,
        networkCards: cards.length,
        efaCards: cards
            .filter(({ InterfaceTypes = [] }) => InterfaceTypes.includes("efa"))
            .map(({ NetworkCardIndex }) => NetworkCardIndex),
        mostEfa: efa?.MaximumEfaInterfaces ?? 0,
        architectures: type.ProcessorInfo?.SupportedArchitectures ?? [],
        nvidiaGpus: total(nvidia),
        neuronDevices: total(type.NeuronInfo?.NeuronDevices) || total(type.InferenceAcceleratorInfo?.Accelerators),
    };
}

function total(devices: readonly { readonly Count?: number }[] = []): number {
    return devices.reduce((sum, { Count = 0 }) => sum + Count, 0);
}

async function readTable(python: string): Promise<Readonly<Record<string, Described>>> {
    const file = join(await sitePackages(python), "moto", "ec2", "resources", "instance_types.json.gz");
    return JSON.parse(gunzipSync(await readFile(file)).toString()) as Readonly<Record<string, Described>>;
}
