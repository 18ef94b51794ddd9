import { type Connection } from "../../cluster-access/connection";
import { type KubernetesObject } from "../../cluster-access/objects";
import { type Watch } from "../../cluster-access/watch";
import { EVENT, eventIndex, type KubernetesEvent } from "../../ray-object/event";
import { groupOf, type Pod, unschedulable } from "../../ray-object/pod";
import { countNodes, type KubernetesNode, NODE, slimNode } from "../../ray-object/pool-nodes";
import { AUTOSCALER_SOURCE, scalingDecision } from "../../ray-object/scaling-events";
import { type Room } from "../../ray-object/scheduling-causes";
import { type Expectation, type ExpectedPool } from "./expectation";

const NODES = "nodes";

/**
 * Whether there is, or may come, a node for pods that the scheduler finds none for. Nodes and the Cluster Autoscaler's
 * events are watched from the first such pod on: most clusters never have one. Who may not read them learns less.
 */
export class Rooms {
    private readonly nodes = new Map<string, Watch<KubernetesNode>>();
    private decisions: Watch<KubernetesEvent> | undefined;
    /** Those that have their first list; the others may still be refused. */
    private readonly usable = new Set<Watch<KubernetesObject>>();

    constructor(
        private readonly connection: Connection,
        private readonly namespace: string,
    ) {}

    roomFor(pod: Pod, expected: Expectation | undefined): Room {
        const name = expected?.groups.get(groupOf(pod))?.pool ?? "";
        const pool = expected?.pools.get(name);
        if (expected === undefined || unschedulable(pod) === undefined)
            return { nodes: undefined, decision: undefined };
        return { nodes: this.nodesOf(name, pool), decision: this.decisionOn(pod), pool: pool && { ...pool, name } };
    }

    watches(): readonly Watch<KubernetesObject>[] {
        return [...this.nodes.values(), ...(this.decisions === undefined ? [] : [this.decisions])];
    }

    close(): void {
        for (const watch of this.watches()) watch.release();
    }

    private nodesOf(name: string, pool: ExpectedPool | undefined): Room["nodes"] {
        if (pool === undefined) return undefined;
        let watch = this.nodes.get(name);
        if (watch === undefined) {
            const labelSelector = Object.entries(pool.nodeSelector)
                .map((label) => label.join("="))
                .join(",");
            watch = this.open(
                this.connection.watch<KubernetesNode>({
                    kind: NODE,
                    namespace: undefined,
                    labelSelector,
                    index: () => NODES,
                    keep: slimNode,
                }),
            );
            this.nodes.set(name, watch);
        }
        return this.usable.has(watch) ? countNodes(watch.get(NODES)) : undefined;
    }

    private decisionOn({ metadata }: Pod): Room["decision"] {
        this.decisions ??= this.open(
            this.connection.watch<KubernetesEvent>({
                kind: EVENT,
                namespace: this.namespace,
                fieldSelector: `source=${AUTOSCALER_SOURCE}`,
                index: eventIndex,
            }),
        );
        if (!this.usable.has(this.decisions)) return undefined;
        const events = this.decisions.get(`Pod/${metadata.name}`);
        return scalingDecision(events.filter(({ involvedObject }) => involvedObject.uid === metadata.uid));
    }

    private open<T extends Watch<KubernetesObject>>(watch: T): T {
        watch.ready.then(
            () => this.usable.add(watch),
            () => undefined,
        );
        return watch;
    }
}
