import { findInstanceType } from "../../provider/src/instance-catalog/find";

/** A type as `aws.ec2.getInstanceType` tells of it, with the figures of one that the catalogue has. */
export function instanceTypeAnswer(like: string, differs: Record<string, unknown> = {}): Record<string, unknown> {
    const type = findInstanceType(like);
    if (type === undefined) throw new Error(`the catalogue has no ${like}`);
    const { gpu, neuron, instanceStorage: disks } = type;
    return {
        defaultVcpus: type.vcpus,
        memorySize: type.memoryMiB,
        supportedArchitectures: [type.architecture],
        bareMetal: type.hypervisor === "none",
        hypervisor: type.hypervisor,
        maximumNetworkCards: type.networkCards,
        maximumNetworkInterfaces: 2 * type.networkInterfaces * type.networkCards,
        defaultNetworkCardIndex: 0,
        networkCards: Array.from({ length: type.networkCards }, (_, index) => ({
            index,
            maximumInterfaces: index === 0 ? type.networkInterfaces : 1,
        })),
        maximumIpv4AddressesPerInterface: type.ipv4PerInterface,
        efaMaximumInterfaces: type.efaInterfaces,
        instanceDisks: disks === undefined ? [] : [{ count: disks.disks, size: 1, type: "ssd" }],
        totalInstanceStorage: disks?.totalGB ?? 0,
        gpuses: gpu === undefined ? [] : [{ name: gpu.name, count: gpu.count, memorySize: gpu.memoryMiB }],
        neuronDevices: neuron && [{ name: neuron.name, count: neuron.devices, coreCount: neuron.coresPerDevice }],
        ...differs,
    };
}
