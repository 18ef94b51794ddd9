import { type Gpu, type Hypervisor, type InstanceStorage, type InstanceType, type Neuron } from "./instance-type";

/**
 * An instance type as a line of `instance-types.gen.ts`. There are some 1,400 of them, so a line says only what differs
 * from the commonest machine, which is x86_64 on Nitro with one network card:
 *
 *     name vCPUs MiB interfaces addresses [arm64] [xen|metal] [cards=N] [efa=N@first card] [nvme=disks/GB]
 *         [gpu=count/MiB/name] [neuron=devices/cores each/name]
 */
export function rowOf(type: InstanceType): string {
    const { gpu, neuron, instanceStorage: storage } = type;
    const facts = [type.name, type.vcpus, type.memoryMiB, type.networkInterfaces, type.ipv4PerInterface];
    if (type.architecture === "arm64") facts.push("arm64");
    if (type.hypervisor !== "nitro") facts.push(type.hypervisor === "none" ? "metal" : type.hypervisor);
    if (type.networkCards > 1) facts.push(`cards=${type.networkCards}`);
    if (type.efaInterfaces > 0) facts.push(`efa=${type.efaInterfaces}@${type.efaCards[0] ?? 0}`);
    if (storage !== undefined) facts.push(`nvme=${storage.disks}/${storage.totalGB}`);
    if (gpu !== undefined) facts.push(`gpu=${gpu.count}/${gpu.memoryMiB}/${withoutBlanks(gpu.name)}`);
    if (neuron !== undefined) facts.push(`neuron=${neuron.devices}/${neuron.coresPerDevice}/${neuron.name}`);
    return facts.join(" ");
}

export function fromRow(row: string): InstanceType {
    const [name = "", vcpus, memoryMiB, interfaces, addresses, ...marks] = row.split(" ");
    const values = new Map(marks.map(keyAndValue));
    const networkCards = Number(values.get("cards") ?? 1);
    const [efaInterfaces = 0, firstEfaCard = networkCards] = numbers(values.get("efa"), "@");
    return {
        name,
        vcpus: Number(vcpus),
        memoryMiB: Number(memoryMiB),
        architecture: values.has("arm64") ? "arm64" : "x86_64",
        hypervisor: hypervisorOf(values),
        networkInterfaces: Number(interfaces),
        ipv4PerInterface: Number(addresses),
        networkCards,
        efaCards: range(firstEfaCard, networkCards),
        efaInterfaces,
        instanceStorage: storageOf(values.get("nvme")),
        gpu: gpuOf(values.get("gpu")),
        neuron: neuronOf(values.get("neuron")),
    };
}

function keyAndValue(mark: string): [key: string, value: string] {
    const [key = "", value = ""] = mark.split("=", 2);
    return [key, value];
}

/** Cards without EFA come before those with it, where there are any (p6-b300): the generator sees to that. */
export const range = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

function hypervisorOf(values: ReadonlyMap<string, unknown>): Hypervisor {
    if (values.has("metal")) return "none";
    return values.has("xen") ? "xen" : "nitro";
}

function storageOf(text: string | undefined): InstanceStorage | undefined {
    const [disks, totalGB] = numbers(text, "/");
    return disks === undefined || totalGB === undefined ? undefined : { disks, totalGB };
}

function gpuOf(text: string | undefined): Gpu | undefined {
    const [count, memoryMiB, name] = text?.split("/") ?? [];
    return name === undefined
        ? undefined
        : { name: withBlanks(name), count: Number(count), memoryMiB: Number(memoryMiB) };
}

function neuronOf(text: string | undefined): Neuron | undefined {
    const [devices, coresPerDevice, name] = text?.split("/") ?? [];
    return name === undefined ? undefined : { name, devices: Number(devices), coresPerDevice: Number(coresPerDevice) };
}

const numbers = (text: string | undefined, separator: string): number[] => text?.split(separator).map(Number) ?? [];

const withoutBlanks = (name: string): string => name.replaceAll(" ", "_");
const withBlanks = (name: string): string => name.replaceAll("_", " ");
