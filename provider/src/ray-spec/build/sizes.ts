import { EFA } from "../../instance-catalog/devices";
import { type DerivedPod } from "../../placement/derive";
import { formatCpuMillis, formatMemoryMiB, parseCpuMillis } from "../../shared/quantity";
import { type Requests } from "../args/container";
import { type PodArgs } from "../facts/effective-pod";
import { entriesOf } from "../tree/inputs";
import { type Tree, tree, unlessEmpty } from "../../shared/tree";

const GPU = "nvidia.com/gpu";

interface Sizes {
    readonly cpu?: number;
    readonly memory?: string;
    readonly requests?: Requests;
}

/** Sizes of a container beside Ray's: what was said, else nothing. */
export const planSizes = ({ cpu, memory, requests }: Sizes): Tree =>
    planResources(tree({ cpu: cores(cpu), memory }), requests);

/**
 * Sizes of the Ray container: what was said, word for word, else the share of the node where the `podTemplate` says
 * nothing either. Equal requests and limits unless told otherwise: Ray believes the limits, the scheduler the requests,
 * and such pods are evicted last.
 */
export function planRaySizes(pod: PodArgs, { cpuMillis, memoryMiB, gpus }: DerivedPod, inTemplate: Tree): Tree {
    const isOpen = (size: "cpu" | "memory"): boolean => pod[size] !== undefined || inTemplate[size] === undefined;
    const share = memoryMiB === undefined ? undefined : formatMemoryMiB(memoryMiB);
    const limits = tree({
        cpu: cpuMillis === undefined || !isOpen("cpu") ? undefined : formatCpuMillis(cpuMillis),
        memory: typeof pod.memory === "string" ? pod.memory : isOpen("memory") ? share : undefined,
        "ephemeral-storage": pod.ephemeralStorage,
        ...Object.fromEntries(entriesOf(pod.accelerators).map(([name, many]) => [name, count(many)])),
        [EFA]: count(pod.efa),
        ...(gpus > 0 && (pod.gpus !== undefined || inTemplate[GPU] === undefined) && { [GPU]: `${gpus}` }),
    });
    return planResources(limits, pod.requests);
}

function planResources(limits: Tree, { cpu, memory, ephemeralStorage }: Requests = {}): Tree {
    const lower = tree({ cpu: cores(cpu), memory, "ephemeral-storage": ephemeralStorage });
    const resources = { requests: unlessEmpty({ ...limits, ...lower }), limits: unlessEmpty(limits) };
    return tree({ resources: unlessEmpty(tree(resources)) });
}

function cores(cpu: number | undefined): string | undefined {
    const millis = typeof cpu === "number" ? parseCpuMillis(cpu) : undefined;
    return millis === undefined ? undefined : formatCpuMillis(millis);
}

const count = (many: number | undefined): string | undefined =>
    typeof many === "number" && many > 0 ? `${many}` : undefined;
