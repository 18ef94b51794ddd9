import { most, NOTHING, type Resources, type Room, sum } from "../../placement/amounts";
import { parseCpuMillis, parseMemoryMiB, parseQuantity } from "../../shared/quantity";
import { asTrees } from "../tree/inputs";
import { isTree, type Json, type Tree } from "../../shared/tree";

/** Containers of a pod, as a template has them. */
export interface Containers {
    readonly containers?: Json;
    readonly initContainers?: Json;
}

/** What all but the Ray container take of the node while Ray runs. */
export function requestsBeside(ray: string, { containers, initContainers }: Containers): Resources {
    const beside = asTrees(listOf(containers)).filter((container) => isTree(container) && container.name !== ray);
    return sum([...beside, ...sidecarsAmong(initContainers)].map(requestsOf));
}

/**
 * What the scheduler finds room for: all containers at once, or more where an init container asks for more. Those that
 * restart always run on beside the others (KEP-753). `injected` is what KubeRay adds to them, and
 * `first` what it has run before.
 */
export function podRequests(
    { containers, initContainers }: Containers,
    injected: Room = NOTHING,
    first: Room = NOTHING,
): Resources {
    const own = [...asTrees(listOf(containers)), ...sidecarsAmong(initContainers)].map(requestsOf);
    const running = sum([{ ...NOTHING, ...injected }, ...own]);
    let before = NOTHING;
    let peak = most(running, { ...NOTHING, ...first });
    for (const container of asTrees(listOf(initContainers))) {
        const now = sum([before, requestsOf(container)]);
        peak = most(peak, now);
        if (isSidecar(container)) before = now;
    }
    return peak;
}

const sidecarsAmong = (initContainers: Json | undefined): Json[] => asTrees(listOf(initContainers)).filter(isSidecar);

const isSidecar = (container: Json): boolean => isTree(container) && container.restartPolicy === "Always";

/** A limit without a request is one. */
function requestsOf(container: Json): Resources {
    const { requests, limits } = field(container, "resources");
    const sizes = { ...(isTree(limits) ? limits : {}), ...(isTree(requests) ? requests : {}) };
    const { cpu, memory, "ephemeral-storage": storage, ...devices } = sizes;
    return {
        cpuMillis: amount(cpu, parseCpuMillis),
        memoryMiB: amount(memory, parseMemoryMiB),
        storageMiB: amount(storage, parseMemoryMiB),
        devices: Object.fromEntries(Object.entries(devices).map(([name, many]) => [name, amount(many, parseQuantity)])),
    };
}

const amount = (quantity: Json | undefined, parse: (quantity: string) => number | undefined): number =>
    (typeof quantity === "string" || typeof quantity === "number" ? parse(`${quantity}`) : undefined) ?? 0;

const field = (value: Json, name: string): Tree => {
    const inner = isTree(value) ? value[name] : undefined;
    return isTree(inner) ? inner : {};
};

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
