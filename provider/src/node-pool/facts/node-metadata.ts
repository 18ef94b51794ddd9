import { allocatable } from "../../instance-catalog/allocatable";
import { EFA } from "../../instance-catalog/devices";
import { type InstanceType } from "../../instance-catalog/instance-type";
import { type NodeChoices } from "../../instance-catalog/node-choices";
import { formatCpuMillis, formatMemoryMiB } from "../../shared/quantity";
import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { ACCELERATOR_KEY, GPU_TAINT, NODE_TEMPLATE, PLATFORM_KEY, POOL_KEY } from "./identity";
import { type TaintArgs } from "../../placement/args/taint";

/** The labels that only this pool's nodes carry: Ray pods select by them. */
export const nodeSelectorOf = (unit: string, pool: string): Record<string, string> => ({
    [PLATFORM_KEY]: unit,
    [POOL_KEY]: pool,
});

/** `RTX PRO Server 6000` as `rtx-pro-server-6000`: a label's value has no blanks. */
const acceleratorLabel = (gpuName: string): string => gpuName.toLowerCase().replace(/[^a-z0-9]+/g, "-");

export function nodeLabels(
    unit: string,
    pool: string,
    types: readonly InstanceType[],
    given: Readonly<Record<string, string>> = {},
): Record<string, string> {
    const [gpu, ...others] = [...new Set(types.map((type) => type.gpu?.name))];
    // Types with different GPUs: a label that is wrong for some of the nodes would be worse than none.
    const isOne = gpu !== undefined && others.length === 0;
    return { ...given, ...(isOne && { [ACCELERATOR_KEY]: acceleratorLabel(gpu) }), ...nodeSelectorOf(unit, pool) };
}

/** GPU nodes keep everything away that does not say it wants a GPU: they are the dear ones. */
export function taintsOf(types: readonly InstanceType[], given: readonly TaintArgs[] = []): TaintArgs[] {
    const hasGpu = types.some((type) => type.gpu !== undefined);
    const isGiven = given.some((taint) => taint.key === GPU_TAINT.key && taint.effect === GPU_TAINT.effect);
    return hasGpu && !isGiven ? [GPU_TAINT, ...given] : [...given];
}

/** What today's device plugins offer. */
const TAGGED_DEVICES = [EFA, "aws.amazon.com/neuron", "aws.amazon.com/neuroncore"] as const;

/**
 * What the Cluster Autoscaler must know of a node before there is one. Left alone it takes nominal figures for
 * allocatable and starts nodes that the waiting pod then does not fit (kubernetes/autoscaler#4434).
 */
export function autoscalerTags(
    types: readonly InstanceType[],
    node: {
        readonly labels: Readonly<Record<string, string>>;
        readonly taints: readonly TaintArgs[];
        readonly choices: Partial<NodeChoices>;
    },
): Record<string, string | Unknown> {
    const offers = types.map((type) => allocatable(type, node.choices));
    const least = (size: (offer: (typeof offers)[number]) => number): number => Math.min(...offers.map(size));
    const resources: Record<string, string> = {
        cpu: formatCpuMillis(least((offer) => offer.cpuMillis)),
        memory: formatMemoryMiB(least((offer) => offer.memoryMiB)),
        "ephemeral-storage": formatMemoryMiB(least((offer) => offer.storageMiB)),
    };
    const gpus = least((offer) => offer.gpus);
    if (gpus > 0) resources["nvidia.com/gpu"] = `${gpus}`;
    for (const name of TAGGED_DEVICES) {
        const count = least(({ devices }) => devices[name]);
        if (count > 0) resources[name] = `${count}`;
    }
    const { kubelet } = node.choices;
    if (kubelet?.maxPods !== undefined) resources.pods = `${kubelet.maxPods}`;
    return {
        ...prefixed("resources", Object.entries(resources)),
        ...prefixed("label", Object.entries(node.labels)),
        ...prefixed(
            "taint",
            node.taints.map((taint) => [taint.key, taintTag(taint)]),
        ),
    };
}

const prefixed = (kind: string, entries: readonly (readonly [key: string, value: string | Unknown])[]) =>
    Object.fromEntries<string | Unknown>(entries.map(([key, value]) => [`${NODE_TEMPLATE}/${kind}/${key}`, value]));

function taintTag({ value, effect }: TaintArgs): string | Unknown {
    return isUnknown(value) || isUnknown(effect) ? UNKNOWN : `${value ?? ""}:${effect}`;
}
