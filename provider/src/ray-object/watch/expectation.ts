import { templateHash } from "../../ray-spec/build/template-hash";
import { tolerationsOf } from "../../ray-spec/facts/tolerations";
import { type Json } from "../../shared/tree";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { isFixed } from "../../ray-spec/facts/replicas";
import { type RayClusterSpec, type RayWorkerGroup } from "../../ray-spec/facts/ray-cluster-spec";
import { type StartedBy } from "../suspension";

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

/** By group, what its pods without a hash were made from. */
export type AdoptedHashes = Readonly<Record<string, string>>;

/** What a RayCluster should come to, once the spec is written. */
export interface Expectation {
    readonly name: string;
    readonly namespace: string;
    readonly wait: "ready" | "head" | "none";
    readonly startedBy: StartedBy;
    /** By name, the head among them. */
    readonly groups: ReadonlyMap<string, ExpectedGroup>;
    /** By name, as far as they are known. */
    readonly pools: ReadonlyMap<string, ExpectedPool>;
}

/** What is expected of the groups of a spec, the head among them; `pools` says which group is meant for which pool. */
export function expectedGroups(
    spec: RayClusterSpec,
    pools: ReadonlyMap<string, string | undefined>,
    adopted: AdoptedHashes = {},
): Map<string, ExpectedGroup> {
    const { template } = spec.headGroupSpec;
    const head = {
        hash: templateHash(template),
        tolerations: tolerationsOf(template),
        least: 1,
        hostsPerReplica: 1,
        fixed: 1,
    };
    const workers = spec.workerGroupSpecs.map(
        (group) => [group.groupName, expectedPods(group, spec.enableInTreeAutoscaling)] as const,
    );
    return new Map(
        [[HEAD_GROUP, head] as const, ...workers].map(([name, pods]) => [
            name,
            { ...pods, pool: pools.get(name), unmarkedHash: adopted[name] },
        ]),
    );
}

function expectedPods(group: RayWorkerGroup, autoscaled: boolean): Omit<ExpectedGroup, "pool" | "unmarkedHash"> {
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
