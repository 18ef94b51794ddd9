/** CPU and memory that others use, or that are left for us. */
export interface Room {
    readonly cpuMillis: number;
    readonly memoryMiB: number;
}

/** Everything that the scheduler counts, pods aside. */
export interface Resources extends Room {
    readonly storageMiB: number;
    /** Pieces by resource name, GPUs among them; none is 0. */
    readonly devices: Readonly<Record<string, number>>;
}

export const GPU = "nvidia.com/gpu";

export const NOTHING: Resources = { cpuMillis: 0, memoryMiB: 0, storageMiB: 0, devices: {} };

export const sum = (parts: readonly Resources[]): Resources =>
    parts.reduce((a, b) => merged(a, b, (x, y) => x + y), NOTHING);

/** The larger of each. */
export const most = (a: Resources, b: Resources): Resources => merged(a, b, Math.max);

function merged(a: Resources, b: Resources, merge: (x: number, y: number) => number): Resources {
    const names = new Set([...Object.keys(a.devices), ...Object.keys(b.devices)]);
    return {
        cpuMillis: merge(a.cpuMillis, b.cpuMillis),
        memoryMiB: merge(a.memoryMiB, b.memoryMiB),
        storageMiB: merge(a.storageMiB, b.storageMiB),
        devices: Object.fromEntries(
            [...names].map((name) => [name, merge(a.devices[name] ?? 0, b.devices[name] ?? 0)]),
        ),
    };
}

/** One resource of a pod against the same of a node. */
export interface Share {
    readonly name: string;
    readonly asked: number;
    readonly offered: number;
}

/**
 * How many pieces a node has of a device; `undefined` of one that nobody tells of. Slices of GPUs and GPUs that are
 * shared have names of their own: where there is no GPU, there are none of them.
 */
export const piecesOf = ({ devices }: Resources, name: string): number | undefined =>
    devices[name] ?? (name.startsWith("nvidia.com/") && devices[GPU] === 0 ? 0 : undefined);

/** Each resource that the pod asks for; a device that nobody tells of is not among them. */
export function sharesOf(pod: Resources, node: Resources): Share[] {
    const devices = Object.entries(pod.devices).flatMap(([name, asked]): Share[] => {
        const offered = piecesOf(node, name);
        return offered === undefined ? [] : [{ name, asked, offered }];
    });
    return [
        { name: "cpu", asked: pod.cpuMillis, offered: node.cpuMillis },
        { name: "memory", asked: pod.memoryMiB, offered: node.memoryMiB },
        { name: "ephemeral-storage", asked: pod.storageMiB, offered: node.storageMiB },
        ...devices,
    ].filter(({ asked }) => asked > 0);
}

/** How many such pods an empty node takes; none where not even its daemonsets find room. */
export const podsOnNode = (pod: Resources, node: Resources & { readonly pods: number }): number =>
    Math.max(0, Math.min(node.pods, ...sharesOf(pod, node).map(({ asked, offered }) => Math.floor(offered / asked))));
