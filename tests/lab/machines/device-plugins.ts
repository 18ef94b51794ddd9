import { type InstanceFacts } from "./instance-facts";

/** Devices of a machine, by the names that their plugins give them. */
export type Devices = Readonly<Record<string, number>>;

/** All that there are, whether or not a plugin offers them to pods. */
export function devicesOf({ GpuInfo, NeuronInfo }: InstanceFacts, adapters: number): Devices {
    const gpus = (GpuInfo?.Gpus ?? []).reduce((sum, { Count }) => sum + Count, 0);
    const neurons = (NeuronInfo?.NeuronDevices ?? []).map((one) => ({ devices: one.Count, cores: one.CoreInfo.Count }));
    const [{ devices, cores } = { devices: 0, cores: 0 }] = neurons;
    const all = {
        "nvidia.com/gpu": gpus,
        "vpc.amazonaws.com/efa": adapters,
        "aws.amazon.com/neuron": devices,
        "aws.amazon.com/neurondevice": devices,
        "aws.amazon.com/neuroncore": devices * cores,
    };
    return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}

/**
 * Those that a node offers by itself. Only Bottlerocket's NVIDIA variants carry the NVIDIA device plugin; on every other
 * AMI somebody has to run one. No AMI carries EFA's plugin or Neuron's.
 */
export function offeredBySystem(devices: Devices, amiType: string): Record<string, string> {
    const gpus = devices["nvidia.com/gpu"];
    return gpus !== undefined && /^BOTTLEROCKET_.*_NVIDIA/.test(amiType) ? { "nvidia.com/gpu": String(gpus) } : {};
}

const PLUGINS: readonly (readonly [image: RegExp, devices: readonly string[]])[] = [
    [/k8s-device-plugin/, ["nvidia.com/gpu"]],
    [/aws-efa-k8s-device-plugin/, ["vpc.amazonaws.com/efa"]],
    [/neuron-device-plugin/, ["aws.amazon.com/neuron", "aws.amazon.com/neurondevice", "aws.amazon.com/neuroncore"]],
];

/** Names of the devices that a plugin with this image offers; none of any other image. */
export const offeredBy = (image: string): readonly string[] =>
    PLUGINS.findLast(([pattern]) => pattern.test(image))?.[1] ?? [];
