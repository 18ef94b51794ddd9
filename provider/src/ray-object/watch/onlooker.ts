import { isUnknownKind } from "../../cluster-access/errors";
import { sleep } from "../../cluster-access/patience";
import { type Watch } from "../../cluster-access/watch";
import { BY_OBJECT, EVENT, EventBaseline, isTrouble, type KubernetesEvent } from "../causes/event";
import { nextChange, type Operation, type Sight } from "../operation";
import { CLUSTER_LABEL, type Pod } from "../pods/pod";
import { PodBaseline } from "../pods/pod-baseline";
import { watchClusters, watchPods } from "./cluster-watch";
import { Failures } from "./failures";
import { type LiveRayCluster } from "./live";
import { Rooms } from "./rooms";
import { type Snapshot } from "./snapshot";
import { type Expectation } from "./expectation";

/** The API server serves a kind a moment after its definition is established. */
const KIND_GRACE_MS = 15_000;
/** By then the operator has met the pod in its own watch. */
const YOUNG_MS = 3_000;

/** Follows one cluster, its pods and the warnings about them, over watches that all clusters of a namespace share. */
export class Onlooker {
    private baseline = new EventBaseline([]);
    private earlier: readonly KubernetesEvent[] = [];
    private podBaseline = new PodBaseline([]);
    private readonly firstSeen = new Map<string, number>();
    private readonly failures = new Failures();
    private stopNoting: () => void = () => undefined;

    private constructor(
        private readonly name: string,
        private readonly rooms: Rooms,
        private readonly clusters: Watch<LiveRayCluster>,
        private readonly pods: Watch<Pod>,
        /** `undefined` where events may not be read: waiting then explains less, but works. */
        private readonly events: Watch<KubernetesEvent> | undefined,
    ) {}

    static async open(operation: Operation, namespace: string, name: string): Promise<Onlooker> {
        const clusters = await openClusters(operation, namespace);
        const pods = watchPods(operation, namespace);
        const events = operation.connection.watch<KubernetesEvent>({
            kind: EVENT,
            namespace,
            fieldSelector: "type=Warning",
            view: BY_OBJECT,
        });
        const mayReadEvents = await events.ready.then(
            () => true,
            () => false,
        );
        if (!mayReadEvents) events.release();
        const rooms = new Rooms(operation.connection, namespace);
        const onlooker = new Onlooker(name, rooms, clusters, pods, mayReadEvents ? events : undefined);
        try {
            await pods.ready;
            return onlooker;
        } catch (error) {
            onlooker.close();
            throw error;
        }
    }

    /** What is reported from now on is about what is written next. */
    forgetThePast(): void {
        this.earlier = this.eventsOf(`RayCluster/${this.name}`);
        this.baseline = new EventBaseline(this.earlier);
        const pods = this.pods.get(this.name);
        this.podBaseline = new PodBaseline(pods);
        this.rooms.forgetThePast(pods);
        for (const { metadata } of pods) this.firstSeen.set(metadata.uid ?? "", 0);
    }

    /** What stopped the operator before that, as far as it is about the object that is there. */
    troubles(): readonly KubernetesEvent[] {
        const uid = this.clusters.get(this.name)[0]?.metadata.uid;
        return this.earlier.filter((event) => event.involvedObject.uid === uid && isTrouble(event));
    }

    /** The operator deletes a pod that has failed at once, so each version of each pod is looked at. */
    noteFailures(expected: Expectation): void {
        const note = (pods: readonly Pod[]) => {
            this.failures.note(pods, expected, this.podBaseline);
        };
        note(this.pods.get(this.name));
        this.stopNoting();
        this.stopNoting = this.pods.onEach((pod) => {
            if (pod.metadata.labels?.[CLUSTER_LABEL] === this.name) note([pod]);
        });
    }

    look(expected?: Expectation): Snapshot {
        const pods = this.pods.get(this.name);
        const { podBaseline } = this;
        return {
            cluster: this.clusters.get(this.name)[0],
            pods,
            events: this.baseline.newer(this.eventsOf(`RayCluster/${this.name}`)),
            troubles: this.troubles(),
            podEvents: (pod) =>
                this.eventsOf(`Pod/${pod.metadata.name}`).filter(
                    ({ involvedObject }) => involvedObject.uid === pod.metadata.uid,
                ),
            young: this.youngOf(pods),
            failures: this.failures.byGroup(),
            restartsBefore: (pod, container) => podBaseline.restartsBefore(pod, container),
            room: (pod) => this.rooms.roomFor(pod, expected),
            signOfLife: this.signOfLife(),
        };
    }

    /** Of the RayCluster itself. */
    sightOfObject(): Sight<LiveRayCluster | undefined> {
        return {
            look: () => this.clusters.get(this.name)[0],
            next: (ms, signal) => this.next(ms, signal),
            trouble: () => this.trouble(),
        };
    }

    /** Of all of it, for those who wait for something. */
    sight(expected: Expectation): Sight<Snapshot> {
        return {
            look: () => this.look(expected),
            next: (ms, signal) => this.next(ms, signal),
            trouble: () => this.trouble(),
        };
    }

    /** Why nothing may be heard at the moment. */
    trouble(): string | undefined {
        return this.clusters.trouble() ?? this.pods.trouble();
    }

    next(ms: number, signal: AbortSignal): Promise<void> {
        const events = this.events === undefined ? [] : [this.events];
        const own = [this.clusters, this.pods].map((watch) => ({
            onChange: (listener: () => void) => watch.onChange(listener, this.name),
        }));
        return nextChange([...own, ...events, ...this.rooms.watches()], ms, signal);
    }

    close(): void {
        this.stopNoting();
        this.rooms.close();
        this.clusters.release();
        this.pods.release();
        this.events?.release();
    }

    /** An operator that is busy with other clusters works, too. */
    private signOfLife(): string {
        const times = this.clusters.all().map(({ status }) => status?.lastUpdateTime ?? "");
        return times.sort().at(-1) ?? "";
    }

    private eventsOf(key: string): readonly KubernetesEvent[] {
        return this.events?.get(key) ?? [];
    }

    private youngOf(pods: readonly Pod[]): ReadonlySet<string> {
        const now = Date.now();
        const uids = pods.map(({ metadata }) => metadata.uid ?? "");
        for (const uid of uids) if (!this.firstSeen.has(uid)) this.firstSeen.set(uid, now);
        return new Set(uids.filter((uid) => now - (this.firstSeen.get(uid) ?? 0) < YOUNG_MS));
    }
}

async function openClusters(operation: Operation, namespace: string): Promise<Watch<LiveRayCluster>> {
    for (const began = Date.now(); ;) {
        const watch = watchClusters(operation, namespace);
        try {
            await watch.ready;
            return watch;
        } catch (error) {
            watch.release();
            if (!isUnknownKind(error)) throw error;
            if (Date.now() - began > KIND_GRACE_MS) throw new Error(NO_KIND, { cause: error });
            operation.say("waiting until the API server serves RayClusters");
            await sleep(1000, operation.at.signal);
        }
    }
}

const NO_KIND =
    "the Kubernetes cluster knows no RayCluster: KubeRay's CRDs are missing. Make them first, with a KubeRayCrds resource that this one depends on, or with a RayPlatform.";
