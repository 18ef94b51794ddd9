import { type RayClusterArgs } from "./args";
import { isFixed } from "./keep-live";
import { type RayClusterObject, type RayWorkerGroup } from "./object";
import { templateHash } from "./template-hash";

/** KubeRay's name for the head among the groups. */
export const HEAD_GROUP = "headgroup";

export interface ExpectedGroup {
    /** Pods with another hash are from an earlier spec. */
    readonly hash: string | undefined;
    /** Ready pods without which the cluster is not ready. */
    readonly least: number;
    readonly hostsPerReplica: number;
    /** Pods of a fixed group; those of an autoscaled one are the autoscaler's affair. */
    readonly fixed: number | undefined;
    readonly pool: string | undefined;
    /** Pods made before we knew the cluster carry no hash; after an import they stay, unless the template has changed. */
    readonly unmarkedIsStale: boolean;
}

/** What the cluster should come to, once the spec is written. */
export interface Expectation {
    readonly name: string;
    readonly namespace: string;
    readonly wait: "ready" | "head" | "none";
    readonly updatePolicy: "RestartChanged" | "RecreateAll" | "NewPodsOnly";
    /** By name, the head among them. */
    readonly groups: ReadonlyMap<string, ExpectedGroup>;
}

export function expectationOf(
    args: RayClusterArgs,
    object: RayClusterObject,
    changedTemplates: ReadonlySet<string>,
): Expectation {
    const { name, namespace } = object.metadata;
    const head: ExpectedGroup = {
        hash: templateHash(object.spec.headGroupSpec.template),
        least: 1,
        hostsPerReplica: 1,
        fixed: 1,
        pool: args.head?.pool,
        unmarkedIsStale: changedTemplates.has(HEAD_GROUP),
    };
    const workers = object.spec.workerGroupSpecs.map((group): [string, ExpectedGroup] => [
        group.groupName,
        expectedGroup(group, args.workers?.[group.groupName]?.pool, changedTemplates.has(group.groupName)),
    ]);
    return {
        name,
        namespace,
        wait: args.wait ?? "ready",
        updatePolicy: args.updatePolicy ?? "RestartChanged",
        groups: new Map([[HEAD_GROUP, head], ...workers]),
    };
}

function expectedGroup(group: RayWorkerGroup, pool: string | undefined, unmarkedIsStale: boolean): ExpectedGroup {
    const hostsPerReplica = group.numOfHosts ?? 1;
    return {
        hash: templateHash(group.template),
        least: group.minReplicas * hostsPerReplica,
        hostsPerReplica,
        fixed: isFixed(group) ? group.replicas * hostsPerReplica : undefined,
        pool,
        unmarkedIsStale,
    };
}
