import { type PoolPlacement } from "../node-pool/args";
import { type RayClusterObject, type RayClusterSpec } from "./object";
import { planAuthentication } from "./plan/authentication";
import { planAutoscaler, saysTimeout } from "./plan/autoscaler";
import { planFaultTolerance } from "./plan/fault-tolerance";
import { planGroup, planHead, poolOf } from "./plan/groups";
import { asTree, entriesOf } from "./plan/inputs";
import { planMetadata } from "./plan/metadata";
import { withOverride } from "./plan/override";
import { type PlannedArgs } from "./plan/planned-args";
import { withTemplateHashes } from "./plan/template-hashes";
import { isAutoscaled } from "./rules/replica-rules";
import { effectiveRayVersion } from "./rules/version-rules";

export { type PlannedArgs } from "./plan/planned-args";
export { replicasOf } from "./plan/replicas";

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
