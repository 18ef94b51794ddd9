import { type InstanceType } from "./instance-type";
import { type NodeChoices } from "./node-choices";

export const EFA = "vpc.amazonaws.com/efa";

/** Devices beside NVIDIA's GPUs, by the names that their device plugins give them. */
export type DeviceName = typeof EFA | `aws.amazon.com/${"neuron" | "neuroncore" | "neurondevice"}`;

/** What a node has of each. `neurondevice` is what older plugins of Neuron called `neuron`. */
export function devicesOf(
    { neuron }: InstanceType,
    { efaInterfaces }: Pick<NodeChoices, "efaInterfaces">,
): Record<DeviceName, number> {
    const devices = neuron?.devices ?? 0;
    return {
        [EFA]: efaInterfaces,
        "aws.amazon.com/neuron": devices,
        "aws.amazon.com/neurondevice": devices,
        "aws.amazon.com/neuroncore": devices * (neuron?.coresPerDevice ?? 0),
    };
}
