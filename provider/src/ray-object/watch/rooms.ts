import { type Connection } from "../../cluster-access/connection";
import { type KubernetesObject } from "../../cluster-access/objects";
import { type View, type Watch } from "../../cluster-access/watch";
import { EVENT, EventBaseline, BY_OBJECT, type KubernetesEvent } from "../causes/event";
import { claimsOf, claimWord, waitsForClaim } from "../causes/claim-causes";
import { groupOf, type Pod, unschedulable } from "../pods/pod";
import { countNodes, type KubernetesNode, NODE, slimNode } from "../causes/pool-nodes";
import { AUTOSCALER_SOURCE, scalingDecision } from "../causes/scaling-events";
import { type PodRoom } from "../causes/scheduling-causes";
import { type Expectation, type ExpectedPool } from "./expectation";

const NODES = "nodes";
const ONE_POOL: View<KubernetesNode> = { index: () => NODES, keep: slimNode };
const CLAIM = "PersistentVolumeClaim";

/**
 * Whether there is, or may come, a node for pods that the scheduler finds none for. Nodes, the Cluster Autoscaler's
 * events and those of claims are watched from the first such pod on: most clusters never have one. Who may not read
 * them learns less.
 */
export class Rooms {
    private readonly nodes = new Map<string, Watch<KubernetesNode>>();
    private decisions: Watch<KubernetesEvent> | undefined;
    private claims: Watch<KubernetesEvent> | undefined;
    /** Pods of before the edit, by uid, and what had been decided on them when the watch came up. */
    private earlier: ReadonlySet<string> = new Set();
    private baseline = new EventBaseline([]);
    /** Those that have their first list; the others may still be refused. */
    private readonly usable = new Set<Watch<KubernetesObject>>();

    constructor(
        private readonly connection: Connection,
        private readonly namespace: string,
    ) {}

    /**
     * A larger `maxSize` makes room for pods of before: what was decided on them then counts no more. A decision of the
     * moment in which the first list is on its way is taken for an old one; the Cluster Autoscaler repeats itself.
     */
    forgetThePast(pods: readonly Pod[]): void {
        this.earlier = new Set(pods.map(({ metadata }) => metadata.uid ?? ""));
        if (pods.some((pod) => unschedulable(pod) !== undefined)) this.watchDecisions();
        this.baseline = new EventBaseline(this.decisions?.all() ?? []);
    }

    roomFor(pod: Pod, expected: Expectation | undefined): PodRoom {
        const name = expected?.groups.get(groupOf(pod))?.pool ?? "";
        const pool = expected?.pools.get(name);
        if (expected === undefined || unschedulable(pod) === undefined)
            return { nodes: undefined, decision: undefined };
        if (waitsForClaim(pod)) return { nodes: undefined, decision: undefined, claim: this.wordOnClaims(pod) };
        return { nodes: this.nodesOf(name, pool), decision: this.decisionOn(pod), pool: pool && { ...pool, name } };
    }

    watches(): readonly Watch<KubernetesObject>[] {
        return [...this.nodes.values(), ...[this.decisions, this.claims].filter((watch) => watch !== undefined)];
    }

    close(): void {
        for (const watch of this.watches()) watch.release();
    }

    private nodesOf(name: string, pool: ExpectedPool | undefined): PodRoom["nodes"] {
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
                    view: ONE_POOL,
                }),
            );
            this.nodes.set(name, watch);
        }
        return this.usable.has(watch) ? countNodes(watch.get(NODES)) : undefined;
    }

    private wordOnClaims(pod: Pod): PodRoom["claim"] {
        this.claims ??= this.open(
            this.connection.watch<KubernetesEvent>({
                kind: EVENT,
                namespace: this.namespace,
                fieldSelector: `involvedObject.kind=${CLAIM}`,
                view: BY_OBJECT,
            }),
        );
        const { claims } = this;
        return this.usable.has(claims) ? claimWord(claimsOf(pod), (name) => claims.get(`${CLAIM}/${name}`)) : undefined;
    }

    private decisionOn({ metadata: { name, uid = "" } }: Pod): PodRoom["decision"] {
        const decisions = this.watchDecisions();
        if (!this.usable.has(decisions)) return undefined;
        const events = decisions.get(`Pod/${name}`).filter(({ involvedObject }) => involvedObject.uid === uid);
        return scalingDecision(this.earlier.has(uid) ? this.baseline.newer(events) : events);
    }

    private watchDecisions(): Watch<KubernetesEvent> {
        if (this.decisions !== undefined) return this.decisions;
        const decisions = this.connection.watch<KubernetesEvent>({
            kind: EVENT,
            namespace: this.namespace,
            fieldSelector: `source=${AUTOSCALER_SOURCE}`,
            view: BY_OBJECT,
        });
        this.decisions = this.open(decisions, () => {
            this.baseline = new EventBaseline(decisions.all());
        });
        return decisions;
    }

    private open<T extends Watch<KubernetesObject>>(watch: T, whenUsable: () => void = () => undefined): T {
        watch.ready.then(
            () => {
                this.usable.add(watch);
                whenUsable();
            },
            () => undefined,
        );
        return watch;
    }
}
