import { setTimeout as pause } from "node:timers/promises";
import { type Kubernetes, patchRayCluster, rayPods } from "./kubernetes";

const EVERY_MS = 1000;
/** Between reading and writing: what is written in between is what makes an address by place go wrong. */
const ON_ITS_WAY_MS = 200;
/** Of four turns a group grows in two and shrinks in two, so that it is never for long where it was. */
const WALK = [1, 1, -1, -1];

interface Group {
    readonly groupName: string;
    readonly replicas: number;
    readonly minReplicas: number;
    readonly maxReplicas: number;
    readonly scaleStrategy?: { readonly workersToDelete?: readonly string[] };
}
interface Patch {
    readonly op: "replace" | "add";
    readonly path: string;
    readonly value: unknown;
}

/**
 * Writes what the Ray autoscaler writes, as it does: reads the RayCluster, decides, and sends one JSON patch that
 * addresses worker groups by their place in the list, without saying which version it has read.
 */
export class AutoscalerStandIn {
    /** Pods that it wanted gone. */
    readonly asked = new Set<string>();
    /** What became of its writes when it looked again: a number that is not the one it had written last. */
    readonly lost: string[] = [];
    readonly errors: string[] = [];
    turns = 0;
    private readonly written = new Map<string, number>();
    private readonly stopping = new AbortController();
    private readonly running: Promise<void>;

    constructor(
        private readonly k8s: Kubernetes,
        private readonly namespace: string,
        private readonly name: string,
        /** Groups that it scales up and down; the others it leaves at their number. */
        private readonly restless: ReadonlySet<string>,
    ) {
        this.running = this.run();
    }

    async stop(): Promise<void> {
        this.stopping.abort();
        await this.running;
    }

    private async run(): Promise<void> {
        const { signal } = this.stopping;
        while (!signal.aborted) {
            await this.turn().catch((error: unknown) => this.errors.push(String(error)));
            this.turns++;
            await pause(EVERY_MS - ON_ITS_WAY_MS, undefined, { signal }).catch(() => undefined);
        }
    }

    private async turn(): Promise<void> {
        const groups = await this.groups();
        for (const { groupName, replicas, maxReplicas } of groups) {
            const before = this.written.get(groupName);
            if (maxReplicas === 0) this.written.delete(groupName);
            else if (before !== undefined && before !== replicas) {
                this.lost.push(`turn ${this.turns}: ${groupName} has ${replicas}, written was ${before}`);
            }
        }
        const pods = await rayPods(this.k8s, this.namespace, this.name);
        const alive = pods.filter(({ metadata }) => metadata?.deletionTimestamp === undefined);
        const namesOf = (group: string) =>
            alive
                .filter(({ metadata }) => metadata?.labels?.["ray.io/group"] === group)
                .map(({ metadata }) => metadata?.name ?? "");
        const targets = new Map<string, number>();
        const patch = groups.flatMap((group, at) => this.decide(group, at, namesOf(group.groupName), targets));
        await pause(ON_ITS_WAY_MS);
        if (patch.length > 0) await patchRayCluster(this.k8s, this.namespace, this.name, patch);
        for (const [group, replicas] of targets) this.written.set(group, replicas);
    }

    /** As the autoscaler: never below the fewest, never above the most, and no removal before the last one is done. */
    private decide(group: Group, at: number, pods: readonly string[], targets: Map<string, number>): Patch[] {
        const { groupName, minReplicas, maxReplicas, scaleStrategy } = group;
        if (minReplicas === maxReplicas) return [];
        const pending = (scaleStrategy?.workersToDelete ?? []).filter((pod) => pods.includes(pod));
        const replicas = Math.max(group.replicas, minReplicas);
        const step = this.restless.has(groupName) && pending.length === 0 ? (WALK[this.turns % WALK.length] ?? 0) : 0;
        const target = Math.min(Math.max(replicas + step, minReplicas), maxReplicas);
        const leaving = target < replicas ? pods.slice(0, 1) : [];
        for (const pod of leaving) this.asked.add(pod);
        targets.set(groupName, target);
        const place = `/spec/workerGroupSpecs/${at}`;
        return [
            { op: "replace", path: `${place}/replicas`, value: target },
            { op: "add", path: `${place}/scaleStrategy`, value: { workersToDelete: [...pending, ...leaving] } },
        ];
    }

    private async groups(): Promise<Group[]> {
        const object: unknown = await this.k8s.custom.getNamespacedCustomObject({
            group: "ray.io",
            version: "v1",
            plural: "rayclusters",
            namespace: this.namespace,
            name: this.name,
        });
        return (object as { spec: { workerGroupSpecs: Group[] } }).spec.workerGroupSpecs;
    }
}
