import { type RayClusterArgs } from "../../../provider/src/ray-cluster/args/args";
import { type ClusterExpectation, expectationOf } from "../../../provider/src/ray-cluster/waiting/expectation";
import { type LiveRayCluster } from "../../../provider/src/ray-object/watch/live";
import { type RayClusterObject } from "../../../provider/src/ray-cluster/plan/object";
import { planRayCluster } from "../../../provider/src/ray-cluster/plan/ray-cluster";
import { type Snapshot } from "../../../provider/src/ray-object/watch/snapshot";
import { templateHash } from "../../../provider/src/ray-spec/build/template-hash";
import { tolerationsOf } from "../../../provider/src/ray-spec/facts/tolerations";
import { isReady, type Pod } from "../../../provider/src/ray-object/pods/pod";
import { type RayGroup } from "../../../provider/src/ray-spec/facts/ray-cluster-spec";
import { type PoolPlacement } from "../../../provider/src/placement/args/pool-placement";
import { type PlannedArgs } from "../../../provider/src/ray-cluster/plan/planned-args";
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";
import { type AdoptedHashes } from "../../../provider/src/ray-object/watch/expectation";

export const URN = "urn:pulumi:dev::unit::kuberay:index:RayCluster::train";

export const general: PoolPlacement = {
    nodeSelector: { "kuberay.pulumi.com/pool": "general" },
    taints: [{ key: "example.com/team", value: "ml", effect: "NoSchedule" }],
    instanceTypes: ["m7i.2xlarge"],
    capacity: "onDemand",
    minSize: 0,
    maxSize: 4,
};

/** A cluster that is valid as it stands: a test states only what differs. */
export const cluster = (differs: Partial<RayClusterArgs> = {}): PlannedArgs => ({
    name: "train",
    namespace: "ray",
    operatorVersion: DEFAULT_KUBERAY_VERSION,
    image: "rayproject/ray:2.54.0-py311",
    pools: { general },
    head: { pool: "general", cpu: 2, memory: "8Gi" },
    workers: {
        fixed: { pool: "general", cpu: 1, memory: "2Gi", replicas: 2 },
        scaled: { pool: "general", cpu: 1, memory: "2Gi", minReplicas: 1, maxReplicas: 8 },
    },
    ...differs,
});

export const planned = (differs: Partial<RayClusterArgs> = {}): RayClusterObject =>
    planRayCluster(cluster(differs), URN);

/** The keys of custom resources come back sorted, whatever the order they were written in. */
const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

/** The planned object as the API server gives it back. */
export const live = (object: RayClusterObject, status?: LiveRayCluster["status"]): LiveRayCluster => {
    const copy = sorted(object) as LiveRayCluster;
    return { ...copy, metadata: { ...copy.metadata, resourceVersion: "1", uid: "u" }, status };
};

export const expectation = (differs: Partial<RayClusterArgs> = {}, adopted: AdoptedHashes = {}): ClusterExpectation =>
    expectationOf(cluster(differs), planned(differs), adopted);

interface PodOptions {
    readonly ready?: boolean;
    readonly from?: RayClusterObject;
    readonly hash?: string;
    readonly going?: boolean;
    /** Default: those of what it was made from. */
    readonly tolerations?: readonly object[];
    readonly status?: Pod["status"];
}

/** A pod of a group, made from `from` (the standard plan when left out). */
export function pod(group: string, name: string, options: PodOptions = {}): Pod {
    const { ready = true, from = planned(), going = false, status } = options;
    const spec = group === "headgroup" ? from.spec.headGroupSpec : groupSpec(from, group);
    const hash = options.hash ?? (spec === undefined ? undefined : templateHash(spec.template));
    return {
        apiVersion: "v1",
        kind: "Pod",
        metadata: {
            name,
            namespace: "ray",
            uid: name,
            labels: {
                "ray.io/cluster": "train",
                "ray.io/group": group,
                "ray.io/node-type": group === "headgroup" ? "head" : "worker",
            },
            annotations: hash === undefined || hash === "" ? {} : { "kuberay.pulumi.com/template-hash": hash },
            ...(going && { deletionTimestamp: "2026-01-01T00:00:00Z" }),
        },
        spec: { tolerations: toleratedBy(options, spec) },
        status: status ?? {
            phase: ready ? "Running" : "Pending",
            conditions: [{ type: "Ready", status: ready ? "True" : "False" }],
        },
    };
}

const toleratedBy = ({ tolerations }: PodOptions, spec: RayGroup | undefined): readonly object[] =>
    tolerations ?? (tolerationsOf(spec?.template) as readonly object[]);

const groupSpec = ({ spec }: RayClusterObject, group: string) =>
    spec.workerGroupSpecs.find(({ groupName }) => groupName === group);

/** A waiting container, in the kubelet's words. */
export const waiting = (reason: string, message: string, image = "rayproject/ray:2.54.0-py311"): Pod["status"] => ({
    phase: "Pending",
    conditions: [{ type: "Ready", status: "False" }],
    containerStatuses: [
        { name: "ray-worker", image, ready: false, restartCount: 0, state: { waiting: { reason, message } } },
    ],
});

/** The status of an operator that sees the same pods. */
export const statusOf = (pods: readonly Pod[], desiredWorkerReplicas = 3): LiveRayCluster["status"] => {
    const isOf = (role: string) => (it: Pod) => it.metadata.labels?.["ray.io/node-type"] === role && isReady(it);
    return {
        state: "",
        readyWorkerReplicas: pods.filter(isOf("worker")).length,
        desiredWorkerReplicas,
        conditions: [{ type: "HeadPodReady", status: pods.some(isOf("head")) ? "True" : "False" }],
    };
};

export const snapshot = (pods: readonly Pod[], differs: Partial<Snapshot> = {}): Snapshot => ({
    cluster: live(planned(), statusOf(pods)),
    pods,
    events: [],
    podEvents: () => [],
    young: new Set(),
    failures: new Map(),
    restartsBefore: () => 0,
    troubles: [],
    room: () => ({ nodes: undefined, decision: undefined }),
    signOfLife: "",
    ...differs,
});

/** Everything that the standard cluster needs, ready. */
export const allPods = (from?: RayClusterObject): Pod[] => [
    pod("headgroup", "head", { from }),
    pod("fixed", "fixed-1", { from }),
    pod("fixed", "fixed-2", { from }),
    pod("scaled", "scaled-1", { from }),
];
