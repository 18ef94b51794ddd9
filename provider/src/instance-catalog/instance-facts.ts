import { choice, mapOf, object, type Static, Type } from "../shared/definition";
import { containsUnknown } from "../shared/unknown";
import { shapeProblems } from "../shared/validation/shape";
import { range } from "./instance-row";
import { type InstanceType } from "./instance-type";
import { withDefaults } from "../shared/validation/defaults";

const gpuFacts = object("InstanceGpu", "The GPUs of an EC2 instance type; left out where it has none.", {
    name: Type.String({ minLength: 1, description: "EC2's name of the GPU, e.g. `L40S`: `GpuInfo.Gpus[].Name`." }),
    count: Type.Integer({ minimum: 1, description: "Whole GPUs, 1 or more: `GpuInfo.Gpus[].Count`." }),
    memoryMiB: Type.Integer({ minimum: 1, description: "Memory of each GPU in MiB: `GpuInfo.Gpus[].MemoryInfo`." }),
});

const neuronFacts = object(
    "InstanceNeuron",
    "The Neuron devices of an EC2 instance type; left out where it has none.",
    {
        name: Type.String({
            minLength: 1,
            description: "EC2's name of the device, e.g. `Trainium2`: `NeuronInfo.NeuronDevices[].Name`.",
        }),
        devices: Type.Integer({ minimum: 1, description: "Devices, 1 or more: `NeuronInfo.NeuronDevices[].Count`." }),
        coresPerDevice: Type.Integer({
            minimum: 1,
            description: "Cores of each device: `NeuronInfo.NeuronDevices[].CoreInfo.Count`.",
        }),
    },
);

const storageFacts = object(
    "InstanceStorage",
    "The local NVMe disks of an EC2 instance type; left out where it has none.",
    {
        disks: Type.Integer({ minimum: 1, description: "Disks, 1 or more: `InstanceStorageInfo.Disks[].Count`." }),
        totalGB: Type.Integer({
            minimum: 1,
            description: "Of all disks together, in GB of 10^9 bytes: `InstanceStorageInfo.TotalSizeInGB`.",
        }),
    },
);

/** What a user says of an instance type that the catalogue lacks. */
export const instanceFacts = object(
    "InstanceFacts",
    "What is known of an EC2 instance type. `aws ec2 describe-instance-types --instance-types <name>` tells all of it.",
    {
        vcpus: Type.Integer({ minimum: 1, description: "Virtual processors, 1 or more: `VCpuInfo.DefaultVCpus`." }),
        memoryMiB: Type.Integer({ minimum: 512, description: "Memory in MiB, 512 or more: `MemoryInfo.SizeInMiB`." }),
        architecture: choice(["x86_64", "arm64"], {
            title: "InstanceArchitecture",
            description: "Architecture of the processor: `ProcessorInfo.SupportedArchitectures`.",
        }),
        networkInterfaces: Type.Integer({
            minimum: 1,
            description:
                "Network interfaces of the default network card, which limit the number of pods: `NetworkInfo.NetworkCards[].MaximumNetworkInterfaces` of the card `NetworkInfo.DefaultNetworkCardIndex`, not the sum of all cards.",
        }),
        ipv4PerInterface: Type.Integer({
            minimum: 2,
            description: "IPv4 addresses of each interface, 2 or more: `NetworkInfo.Ipv4AddressesPerInterface`.",
        }),
        networkCards: Type.Optional(
            Type.Integer({
                minimum: 1,
                default: 1,
                description: "Network cards: `NetworkInfo.MaximumNetworkCards`. Default: 1.",
            }),
        ),
        efaInterfaces: Type.Optional(
            Type.Integer({
                minimum: 0,
                default: 0,
                description:
                    "EFA interfaces at most: `NetworkInfo.EfaInfo.MaximumEfaInterfaces`. They are on the last of the network cards. Default: 0.",
            }),
        ),
        instanceStorage: Type.Optional(storageFacts),
        bareMetal: Type.Optional(
            Type.Boolean({ default: false, description: "Whether it is bare metal: `BareMetal`. Default: false." }),
        ),
        gpu: Type.Optional(gpuFacts),
        neuron: Type.Optional(neuronFacts),
    },
);
export type InstanceFacts = Static<typeof instanceFacts>;

/** The same by instance type, as pools hand it on. */
export const instanceFactsByType = mapOf(instanceFacts, {
    description: "Facts given about the instance types that the provider's catalogue lacks. Default: none.",
});

/** The type that the facts describe; `undefined` while any is unknown, or when they are not of the right shape. */
export function typeOfFacts(name: string, facts: InstanceFacts): InstanceType | undefined {
    if (containsUnknown(facts) || shapeProblems(instanceFacts, facts).length > 0) return undefined;
    const said = withDefaults(instanceFacts, facts);
    const { networkCards = 1, efaInterfaces = 0, bareMetal = false, gpu, neuron, instanceStorage, ...needed } = said;
    return {
        name,
        ...needed,
        hypervisor: bareMetal ? "none" : "nitro",
        networkCards,
        efaCards: range(Math.max(0, networkCards - efaInterfaces), networkCards),
        efaInterfaces,
        instanceStorage,
        gpu,
        neuron,
    };
}
