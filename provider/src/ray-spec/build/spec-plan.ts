import { type PoolPlacement } from "../../placement/args/pool-placement";
import { type HeadArgs, type WorkerGroupArgs } from "../args/groups";
import { effectiveRayVersion } from "../facts/effective-version";
import { type PlannedSpec } from "../facts/planned-spec";
import { type RayClusterSpec } from "../facts/ray-cluster-spec";
import { isAutoscaled, mayBeAutoscaled } from "../facts/replicas";
import { UNKNOWN } from "../../shared/unknown";
import { isTree, type Tree } from "../../shared/tree";
import { mergeTemplate } from "../tree/template-merge";
import { asTree, entriesOf } from "../tree/inputs";
import { planAuthentication } from "./authentication";
import { planAutoscaler } from "./autoscaler";
import { planFaultTolerance } from "./fault-tolerance";
import { planGroup, planHead, planHeadPod, type PlannedGroup, planWorkerPod, poolOf } from "./groups";

/**
 * What inputs become. Each part is planned when it is first asked for and never again, so that checks, fit and remarks
 * can share one plan; with inputs that are unknown or misshapen a part may throw.
 */
export interface SpecPlan {
    readonly args: PlannedSpec;
    readonly head: PlannedGroup<HeadArgs>;
    /** By name, in the order of the names. */
    readonly workers: readonly (readonly [name: string, group: PlannedGroup<WorkerGroupArgs>])[];
    /** The user's `spec` in it. Its templates have no hashes yet: an override may have left none to mark. */
    readonly spec: RayClusterSpec;
}

export function planSpec(args: PlannedSpec): SpecPlan {
    let head: SpecPlan["head"] | undefined;
    let workers: SpecPlan["workers"] | undefined;
    let spec: RayClusterSpec | undefined;
    return {
        args,
        get head() {
            return (head ??= planHeadPod(args));
        },
        get workers() {
            return (workers ??= entriesOf(args.workers).map(([name, group]) => [name, planWorkerPod(args, group)]));
        },
        get spec() {
            return (spec ??= withOverride(specOf(this), args.spec));
        },
    };
}

function specOf({ args, head, workers }: Omit<SpecPlan, "spec">): RayClusterSpec {
    const { own, gcsFaultTolerance, autoscaling = {}, podSecurity } = args;
    const autoscaled = isAutoscaled(args);
    const rayVersion = effectiveRayVersion(args);
    const authOptions = planAuthentication(args);
    const headServiceAnnotations = asTree(args.head?.service?.annotations) as Record<string, string> | undefined;
    return {
        ...(rayVersion !== undefined && { rayVersion }),
        ...own,
        enableInTreeAutoscaling: !autoscaled && mayBeAutoscaled(args) ? (UNKNOWN as never) : autoscaled,
        ...(autoscaled && { autoscalerOptions: planAutoscaler(autoscaling, podSecurity, workerPools(args)) }),
        ...(authOptions !== undefined && { authOptions }),
        ...(gcsFaultTolerance !== undefined && { gcsFaultToleranceOptions: planFaultTolerance(gcsFaultTolerance) }),
        ...(headServiceAnnotations !== undefined && { headServiceAnnotations }),
        headGroupSpec: planHead(args, head),
        // Maps have no order on the wire; the object's list needs one that never changes.
        workerGroupSpecs: workers.map(([name, group]) => planGroup(args, name, group)),
    };
}

/** The user's `spec` over ours: worker groups by name, everything else as a `podTemplate` is merged. */
const withOverride = (spec: RayClusterSpec, over: unknown): RayClusterSpec =>
    isTree(over) ? (mergeTemplate(spec as unknown as Tree, over) as unknown as RayClusterSpec) : spec;

/** Those that the Ray autoscaler waits for. */
const workerPools = (args: PlannedSpec): PoolPlacement[] =>
    entriesOf(args.workers).flatMap(([, { pool }]) => poolOf(args, pool) ?? []);
