import { type RayClusterArgs } from "../args";
import { headPool } from "../../ray-spec/facts/head-pool";
import { type RayClusterObject } from "../object";
import { isQueued } from "../metadata";
import { templateHash } from "../../ray-spec/build/template-hash";
import { tolerationsOf } from "../../ray-spec/facts/tolerations";
import { type Json } from "../../shared/tree";
import { isFixed } from "../../ray-spec/facts/replicas";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { type RayWorkerGroup } from "../../ray-spec/facts/ray-cluster-spec";
const MULTIKUEUE = "kueue.x-k8s.io/multikueue";

export interface ExpectedGroup {
    /** Pods with another hash are from an earlier spec. */
    readonly hash: string | undefined;
    /** The hash that pods without one count as: those made before we knew the cluster. */
    readonly unmarkedHash: string | undefined;
    /** What its pods tolerate. */
    readonly tolerations: readonly Json[];
    /** Ready pods without which the cluster is not ready. */
    readonly least: number;
    readonly hostsPerReplica: number;
    /** Pods of a fixed group; those of an autoscaled one are the autoscaler's affair. */
    readonly fixed: number | undefined;
    readonly pool: string | undefined;
}

/** A pool that pods are meant for. */
export interface ExpectedPool {
    readonly maxSize: number;
    readonly nodeSelector: Readonly<Record<string, string>>;
}

/** Who decides when the pods run, beside the KubeRay operator. */
export type StartedBy =
    | "operator"
    /** Nobody: `suspend` is true, and no pod is to be left. */
    | "nobody"
    /** Kueue, which suspends the cluster until it admits it. */
    | "queue"
    /** Kueue, in another Kubernetes cluster: only the status comes back. */
    | "elsewhere";

/** By group, what its pods without a hash were made from. */
export type AdoptedHashes = Readonly<Record<string, string>>;

/** What the cluster should come to, once the spec is written. */
export interface Expectation {
    readonly name: string;
    readonly namespace: string;
    readonly wait: "ready" | "head" | "none";
    readonly updatePolicy: "RestartChanged" | "RecreateAll" | "NewPodsOnly";
    readonly startedBy: StartedBy;
    /** By name, the head among them. */
    readonly groups: ReadonlyMap<string, ExpectedGroup>;
    /** By name, as far as they are known. */
    readonly pools: ReadonlyMap<string, ExpectedPool>;
}

export function expectationOf(
    args: RayClusterArgs,
    object: RayClusterObject,
    adopted: AdoptedHashes = {},
): Expectation {
    const { name, namespace } = object.metadata;
    const head: ExpectedGroup = {
        hash: templateHash(object.spec.headGroupSpec.template),
        unmarkedHash: adopted[HEAD_GROUP],
        tolerations: tolerationsOf(object.spec.headGroupSpec.template),
        least: 1,
        hostsPerReplica: 1,
        fixed: 1,
        pool: headPool(args),
    };
    const autoscaled = object.spec.enableInTreeAutoscaling;
    const workers = object.spec.workerGroupSpecs.map((group): [string, ExpectedGroup] => {
        const { groupName } = group;
        const pool = args.workers?.[groupName]?.pool;
        return [groupName, { ...podsOf(group, autoscaled), pool, unmarkedHash: adopted[groupName] }];
    });
    return {
        name,
        namespace,
        wait: args.wait ?? "ready",
        updatePolicy: args.updatePolicy ?? "RestartChanged",
        startedBy: startedBy(object),
        groups: new Map([[HEAD_GROUP, head], ...workers]),
        pools: new Map(Object.entries(args.pools ?? {})),
    };
}

function podsOf(
    group: RayWorkerGroup,
    autoscaled: boolean,
): Pick<ExpectedGroup, "hash" | "tolerations" | "least" | "hostsPerReplica" | "fixed"> {
    const { replicas, minReplicas, maxReplicas, numOfHosts: hostsPerReplica = 1 } = group;
    // The operator keeps to the bounds, whatever the number.
    const inBounds = Math.min(Math.max(replicas, minReplicas), maxReplicas) * hostsPerReplica;
    const fixed = isFixed(group, autoscaled) ? inBounds : undefined;
    return {
        hash: templateHash(group.template),
        tolerations: tolerationsOf(group.template),
        least: fixed ?? minReplicas * hostsPerReplica,
        hostsPerReplica,
        fixed,
    };
}

function startedBy(object: RayClusterObject): StartedBy {
    const { spec } = object;
    if (spec.managedBy === MULTIKUEUE) return "elsewhere";
    if (isQueued(object)) return "queue";
    return spec.suspend === true ? "nobody" : "operator";
}
