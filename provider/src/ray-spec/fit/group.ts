import { type PlannedGroup } from "../build/groups";
import { type SpecPlan } from "../build/spec-plan";
import { type PlannedSpec } from "../facts/planned-spec";
import { type PodToFit } from "../../placement/fit/pod";
import { type Group } from "../../placement/fit/group-fit";
import { nodeBudget } from "../../placement/node-budget";
import { type Resources } from "../../placement/amounts";
import { below } from "../../shared/problems";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { knownMap } from "../../shared/known";
import { podRequests } from "../build/pod-requests";
import { replicasOf } from "../facts/replicas";
import { isTree } from "../../shared/tree";
import { type PoolPlacement } from "../../placement/args/pool-placement";
import { type HeadArgs, type WorkerGroupArgs } from "../args/groups";

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
    readonly mayBeSuspended: boolean;
}

/** The pods of a spec, as they are to be judged. */
export interface SpecFit {
    readonly args: PlannedSpec;
    /** Where the inputs are. */
    readonly path: string;
    /** Whether there are no pods at all, or may be none. */
    readonly mayBeSuspended: boolean;
    /** The head and the worker groups, worked out when first asked for. */
    readonly groups: readonly FitGroup[];
}

export function fitOfSpec(plan: SpecPlan, path: string, mayBeSuspended: boolean): SpecFit {
    let groups: readonly FitGroup[] | undefined;
    return {
        args: plan.args,
        path,
        mayBeSuspended,
        get groups() {
            return (groups ??= groupsOf(plan, path).map((group) => ({ ...group, mayBeSuspended })));
        },
    };
}

type OpenGroup = Omit<FitGroup, "mayBeSuspended">;

const groupsOf = ({ head, workers }: SpecPlan, path: string): OpenGroup[] => [
    groupOf(below(path, "head"), head, undefined),
    ...workers.map(([name, group]) => groupOf(below(below(path, "workers"), name), group, group.given)),
];

function groupOf(
    path: string,
    { given, pod: { template, placed, injected, injectedFirst } }: PlannedGroup<HeadArgs | WorkerGroupArgs>,
    workers: WorkerGroupArgs | undefined,
): OpenGroup {
    const { spec } = template;
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
export function leastPods({ workers, mayBeSuspended }: FitGroup): number | undefined {
    if (mayBeSuspended) return 0;
    if (workers === undefined) return 1;
    const { replicas, minReplicas, maxReplicas, numOfHosts = 1 } = workers;
    if ([replicas, minReplicas, maxReplicas, numOfHosts].some(isUnknown)) return undefined;
    return replicasOf(workers).minReplicas * numOfHosts;
}
