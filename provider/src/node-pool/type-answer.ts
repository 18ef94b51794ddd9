import { type GetInstanceTypeResult } from "@pulumi/aws/ec2/getInstanceType";
import { type InstanceFacts, instanceFacts } from "../instance-catalog/instance-facts";
import { UNKNOWN, type Unknown } from "../shared/unknown";
import { shapeProblems } from "../shared/validation/shape";

/** What AWS told of a type: facts to plan by, or why nothing can be planned by them. */
export type TypeAnswer = { readonly facts: InstanceFacts | Unknown } | { readonly refusal: string };

/** What the catalogue would have of the type, from the answer of `aws.ec2.getInstanceType`. */
export function typeAnswer(type: Partial<GetInstanceTypeResult>): TypeAnswer {
    // The AWS provider does not know yet whom it works for, and answers with nothing at all.
    if (type.defaultVcpus === undefined) return { facts: UNKNOWN };
    const facts = { ...machine(type), ...network(type), ...disks(type), ...accelerators(type) } as InstanceFacts;
    const kinds = (type.gpuses ?? []).length + (type.neuronDevices ?? []).length;
    if (kinds > 1) return { refusal: "AWS tells of several kinds of accelerators in it." };
    const [problem] = shapeProblems(instanceFacts, facts);
    if (problem === undefined) return { facts };
    return { refusal: `What AWS tells of it is nothing to plan nodes by: ${problem.path} ${problem.reason}` };
}

/** Types with macOS have architectures that no EKS node has. */
const machine = ({
    defaultVcpus,
    memorySize,
    supportedArchitectures = [],
    bareMetal,
}: Partial<GetInstanceTypeResult>) => ({
    vcpus: defaultVcpus,
    memoryMiB: memorySize,
    architecture: (["x86_64", "arm64"] as const).find((one) => supportedArchitectures.includes(one)),
    ...(bareMetal === true && { bareMetal }),
});

/** `maximumNetworkInterfaces` is the sum of all cards; pods have their addresses from the default one alone. */
function network(type: Partial<GetInstanceTypeResult>) {
    const { networkCards = [], defaultNetworkCardIndex = 0, maximumNetworkCards = 1, efaMaximumInterfaces = 0 } = type;
    return {
        networkInterfaces: networkCards.find(({ index }) => index === defaultNetworkCardIndex)?.maximumInterfaces,
        ipv4PerInterface: type.maximumIpv4AddressesPerInterface,
        networkCards: maximumNetworkCards,
        efaInterfaces: efaMaximumInterfaces,
    };
}

function disks({ instanceDisks = [], totalInstanceStorage = 0 }: Partial<GetInstanceTypeResult>) {
    if (totalInstanceStorage === 0) return {};
    const count = instanceDisks.reduce((sum, disk) => sum + disk.count, 0);
    return { instanceStorage: { disks: count, totalGB: totalInstanceStorage } };
}

function accelerators({ gpuses: [gpu] = [], neuronDevices: [neuron] = [] }: Partial<GetInstanceTypeResult>) {
    return {
        ...(gpu && { gpu: { name: gpu.name, count: gpu.count, memoryMiB: gpu.memorySize } }),
        ...(neuron && { neuron: { name: neuron.name, devices: neuron.count, coresPerDevice: neuron.coreCount } }),
    };
}
