import { type Room } from "../../placement/node-budget";
import { parseCpuMillis, parseMemoryMiB } from "../../shared/quantity";
import { isTree, type Json, type Tree } from "../object";
import { asTrees } from "./inputs";

const NOTHING: Room = { cpuMillis: 0, memoryMiB: 0 };

/** Containers of a pod, as a template has them. */
export interface Containers {
    readonly containers?: Json;
    readonly initContainers?: Json;
}

/** What all but the Ray container take of the node while Ray runs. */
export function requestsBeside(ray: string, { containers, initContainers }: Containers): Room {
    const beside = asTrees(listOf(containers)).filter((container) => isTree(container) && container.name !== ray);
    return sum([...beside, ...sidecarsAmong(initContainers)].map(requestsOf));
}

/**
 * What the scheduler finds room for: all containers at once, or more where an init container asks for more. Those that
 * restart always run on beside the others (KEP-753). `injected` is what KubeRay adds to them.
 */
export function podRequests({ containers, initContainers }: Containers, injected: Room = NOTHING): Room {
    const own = [...asTrees(listOf(containers)), ...sidecarsAmong(initContainers)].map(requestsOf);
    const running = sum([injected, ...own]);
    let before = NOTHING;
    let peak = running;
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
function requestsOf(container: Json): Room {
    const { requests, limits } = field(container, "resources");
    const sizes = { ...(isTree(limits) ? limits : {}), ...(isTree(requests) ? requests : {}) };
    const { cpu, memory } = sizes;
    return {
        cpuMillis: (typeof cpu === "string" || typeof cpu === "number" ? parseCpuMillis(cpu) : undefined) ?? 0,
        memoryMiB:
            (typeof memory === "string" || typeof memory === "number" ? parseMemoryMiB(`${memory}`) : undefined) ?? 0,
    };
}

const field = (value: Json, name: string): Tree => {
    const inner = isTree(value) ? value[name] : undefined;
    return isTree(inner) ? inner : {};
};

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

const sum = (rooms: readonly Room[]): Room =>
    rooms.reduce(
        (all, { cpuMillis, memoryMiB }) => ({
            cpuMillis: all.cpuMillis + cpuMillis,
            memoryMiB: all.memoryMiB + memoryMiB,
        }),
        NOTHING,
    );

const most = (a: Room, b: Room): Room => ({
    cpuMillis: Math.max(a.cpuMillis, b.cpuMillis),
    memoryMiB: Math.max(a.memoryMiB, b.memoryMiB),
});
