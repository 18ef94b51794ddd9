import { type InstanceType } from "../instance-catalog/instance-type";
import { type PoolTypes, typesOf } from "../instance-catalog/pool-types";
import { below } from "../shared/problems";
import { type PodSizes } from "./pool-nodes";

export const EFA = "vpc.amazonaws.com/efa";

/** Devices beside NVIDIA's GPUs, by the names that their device plugins give them. */
const DEVICES: Readonly<Record<string, (type: InstanceType) => number>> = {
    [EFA]: ({ efaInterfaces }) => efaInterfaces,
    "aws.amazon.com/neuron": ({ neuron }) => neuron?.devices ?? 0,
    "aws.amazon.com/neurondevice": ({ neuron }) => neuron?.devices ?? 0,
    "aws.amazon.com/neuroncore": ({ neuron }) => (neuron?.devices ?? 0) * (neuron?.coresPerDevice ?? 0),
};

interface AskedDevices {
    readonly name: string;
    readonly path: string;
    readonly count: number;
}

/** What a pod asks for, each with the input that says so. */
export function devicesAsked({ accelerators = {}, efa = 0 }: PodSizes, path: string): AskedDevices[] {
    const at = below(path, "accelerators");
    const named = Object.entries(accelerators).map(([name, count]) => ({ name, path: below(at, name), count }));
    return [...named, { name: EFA, path: below(path, "efa"), count: efa }];
}

/** The fewest that one of the types has; `undefined` for a device that EC2 does not tell of. */
export function devicesOffered(pool: PoolTypes, name: string): number | undefined {
    const count = Object.hasOwn(DEVICES, name) ? DEVICES[name] : undefined;
    const types = typesOf(pool);
    return count === undefined || types.length === 0 ? undefined : Math.min(...types.map(count));
}
