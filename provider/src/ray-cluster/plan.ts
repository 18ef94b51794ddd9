import { type PoolPlacement } from "../node-pool/args";
import { type RayClusterObject } from "./object";
import { planAuthentication } from "../ray-spec/build/authentication";
import { planAutoscaler, saysTimeout } from "../ray-spec/build/autoscaler";
import { planFaultTolerance } from "../ray-spec/build/fault-tolerance";
import { planGroup, planHead, poolOf } from "../ray-spec/build/groups";
import { asTree, entriesOf } from "../ray-spec/tree/inputs";
import { planMetadata } from "./metadata";
import { withOverride } from "../ray-spec/build/override";
import { type PlannedArgs } from "./planned-args";
import { withTemplateHashes } from "../ray-spec/build/template-hashes";
import { isAutoscaled } from "../ray-spec/facts/replicas";
import { effectiveRayVersion } from "../ray-spec/facts/effective-version";
import { type RayClusterSpec } from "../ray-spec/facts/ray-cluster-spec";

export { type PlannedArgs } from "./planned-args";
export { replicasOf } from "../ray-spec/facts/replicas";

/** The whole RayCluster object, every decision in it. */
export const planRayCluster = (args: PlannedArgs, urn: string): RayClusterObject =>
    withTemplateHashes(planUnmarked(args, urn), saysTimeout(args.autoscaling ?? {}));

/** Without the marks of the templates: an override may have left none, which the checks then say. */
export const planUnmarked = (args: PlannedArgs, urn: string): RayClusterObject => ({
    apiVersion: "ray.io/v1",
    kind: "RayCluster",
    metadata: planMetadata(args, urn),
    spec: withOverride(planSpec(args), args.spec),
});

function planSpec(args: PlannedArgs): RayClusterSpec {
    const { suspend, queueName, managedBy, gcsFaultTolerance, autoscaling = {}, podSecurity } = args;
    const autoscaled = isAutoscaled(args);
    const rayVersion = effectiveRayVersion(args);
    const authOptions = planAuthentication(args);
    const headServiceAnnotations = asTree(args.head?.service?.annotations) as Record<string, string> | undefined;
    return {
        ...(rayVersion !== undefined && { rayVersion }),
        // Kueue suspends and resumes what is in a queue.
        ...(suspend !== undefined && queueName === undefined && { suspend }),
        ...(managedBy !== undefined && { managedBy }),
        enableInTreeAutoscaling: autoscaled,
        ...(autoscaled && { autoscalerOptions: planAutoscaler(autoscaling, podSecurity, workerPools(args)) }),
        ...(authOptions !== undefined && { authOptions }),
        ...(gcsFaultTolerance !== undefined && { gcsFaultToleranceOptions: planFaultTolerance(gcsFaultTolerance) }),
        ...(headServiceAnnotations !== undefined && { headServiceAnnotations }),
        headGroupSpec: planHead(args),
        // Maps have no order on the wire; the object's list needs one that never changes.
        workerGroupSpecs: entriesOf(args.workers).map(([name, group]) => planGroup(args, name, group)),
    };
}

/** Those that the Ray autoscaler waits for. */
const workerPools = (args: PlannedArgs): PoolPlacement[] =>
    entriesOf(args.workers).flatMap(([, { pool }]) => poolOf(args, pool) ?? []);
