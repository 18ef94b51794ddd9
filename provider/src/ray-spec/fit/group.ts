import { type PoolPlacement } from "../../node-pool/args";
import { type PodToFit } from "../../placement/fit/pod";
import { type Group } from "../../placement/group-fit";
import { nodeBudget } from "../../placement/node-budget";
import { type Resources } from "../../placement/amounts";
import { below } from "../../shared/problems";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { knownMap } from "../../shared/known";
import { effectivePod } from "../facts/effective-pod";
import { effectiveHead, planHeadPod, planWorkerPod, type PodSource } from "../build/groups";
import { entriesOf } from "../tree/inputs";
import { podRequests } from "../build/pod-requests";
import { type PlannedPod } from "../build/pod-template";
import { replicasOf } from "../facts/replicas";
import { mayBeSuspended } from "../../ray-cluster/suspension";
import { type HeadArgs, type WorkerGroupArgs } from "../../ray-cluster/args";
import { isTree } from "../../shared/tree";

/** The head or a worker group: its inputs, with the defaults of all pods in them, and the pod that comes of them. */
export interface FitGroup {
    readonly path: string;
    readonly given: HeadArgs | WorkerGroupArgs;
    readonly workers: WorkerGroupArgs | undefined;
    readonly fit: PodToFit;
    /** What a node must have, the pool's own labels among it. */
    readonly nodeSelector: Readonly<Record<string, unknown>>;
    /** `undefined` when its size cannot be told. */
    readonly pod: Resources | undefined;
    /** Whether its cluster has no pods at all, or may have none. */
    readonly isSuspended: boolean;
}

export const groupsOf = (args: PodSource, path: string): FitGroup[] =>
    allGroups(args, path).map((group) => ({ ...group, isSuspended: mayBeSuspended(args) }));

type PlannedGroup = Omit<FitGroup, "isSuspended">;

const allGroups = (args: PodSource, path: string): PlannedGroup[] => [
    groupOf(below(path, "head"), effectiveHead(args), undefined, planHeadPod(args)),
    ...entriesOf(args.workers).map(([name, group]) => {
        const given = effectivePod(args.podDefaults, group);
        return groupOf(below(below(path, "workers"), name), given, given, planWorkerPod(args, group));
    }),
];

function groupOf(
    path: string,
    given: HeadArgs | WorkerGroupArgs,
    workers: WorkerGroupArgs | undefined,
    { template: { spec }, placed, injected, injectedFirst }: PlannedPod,
): PlannedGroup {
    const total = isTree(spec) ? podRequests(spec, injected, injectedFirst) : undefined;
    const nodeSelector = isTree(spec) ? knownMap(spec.nodeSelector) : {};
    return { path, given, workers, nodeSelector, fit: { ...placed, path, ...(total && { total }) }, pod: total };
}

/** A pool whose types and size are known, and which node its pods would find. */
export function poolIn({ fit: { pool } }: FitGroup): PoolPlacement | undefined {
    const placement = pool as PoolPlacement | undefined;
    if (placement === undefined || containsUnknown([placement.instanceTypes, placement.node, placement.maxSize])) {
        return undefined;
    }
    return nodeBudget(placement) === undefined ? undefined : placement;
}

/** The group for the arithmetic of pools; `undefined` while anything that it needs is unknown. */
export function countable(group: FitGroup): (Group & { readonly workers: WorkerGroupArgs }) | undefined {
    const { workers, pod } = group;
    const pool = poolIn(group);
    if (workers === undefined || pod === undefined || pool === undefined) return undefined;
    const { replicas, minReplicas, maxReplicas, numOfHosts = 1 } = workers;
    if ([replicas, minReplicas, maxReplicas, numOfHosts].some(isUnknown)) return undefined;
    return { pool, poolName: workers.pool ?? "", pod, hosts: numOfHosts, workers };
}

/** Pods that there always are: of a head one, of a group its fewest replicas. */
export function leastPods({ workers, isSuspended }: FitGroup): number | undefined {
    if (isSuspended) return 0;
    if (workers === undefined) return 1;
    const { replicas, minReplicas, maxReplicas, numOfHosts = 1 } = workers;
    if ([replicas, minReplicas, maxReplicas, numOfHosts].some(isUnknown)) return undefined;
    return replicasOf(workers).minReplicas * numOfHosts;
}
