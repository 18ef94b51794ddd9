import { type PoolPlacement } from "../node-pool/args";
import { MANAGED_BY, MANAGER, URN_ANNOTATION } from "../ray-object/marks";
import { formatCpuMillis, formatMemoryMiB } from "../shared/quantity";
import { type RayClusterArgs, type WorkerGroupArgs } from "./args";
import { type RayClusterObject, type RayGroup, type RayWorkerGroup, type Tree } from "./object";
import { AUTOSCALER_CPU_MILLIS, AUTOSCALER_MEMORY_MIB, planTemplate } from "./pod-plan";
import { DEFAULT_MIN_REPLICAS, DEFAULT_REPLICAS, isAutoscaled } from "./replica-rules";
import { CONTAINER_SECURITY } from "./security";
import { withTemplateHash } from "./template-hash";
import { effectiveRayVersion, operatorWritesAuthentication } from "./version-rules";

/** Checked arguments: every default filled in, nothing unknown. */
export type PlannedArgs = RayClusterArgs & {
    readonly name: string;
    readonly namespace: string;
    readonly operatorVersion: string;
};

const AUTOSCALER: Tree = {
    // Unset, Ray chooses by its own version, and KubeRay writes what version 2 needs only when it is said.
    version: "v2",
    securityContext: CONTAINER_SECURITY,
    resources: both({ cpu: formatCpuMillis(AUTOSCALER_CPU_MILLIS), memory: formatMemoryMiB(AUTOSCALER_MEMORY_MIB) }),
};

/** The whole RayCluster object, every decision in it. */
export function planRayCluster(args: PlannedArgs, urn: string): RayClusterObject {
    const autoscaled = isAutoscaled(args);
    // `mode` is always said: an empty `authOptions` makes a token and leaves the ports open.
    const authOptions = operatorWritesAuthentication(args.operatorVersion)
        ? { mode: args.authentication ?? "token" }
        : undefined;
    const rayVersion = effectiveRayVersion(args);
    const shared = { rayVersion: rayVersion ?? null, authOptions: authOptions ?? null };
    const autoscaler: { autoscalerOptions?: Tree } = autoscaled ? { autoscalerOptions: AUTOSCALER } : {};
    return {
        apiVersion: "ray.io/v1",
        kind: "RayCluster",
        metadata: {
            name: args.name,
            namespace: args.namespace,
            labels: { ...args.labels, [MANAGED_BY]: MANAGER },
            annotations: { ...args.annotations, [URN_ANNOTATION]: urn },
        },
        spec: {
            ...(rayVersion !== undefined && { rayVersion }),
            enableInTreeAutoscaling: autoscaled,
            ...autoscaler,
            ...(authOptions !== undefined && { authOptions }),
            headGroupSpec: planHead(args, { ...shared, autoscaler: autoscaled ? AUTOSCALER : null }),
            workerGroupSpecs: Object.entries(args.workers ?? {})
                // Maps have no order on the wire; the object's list needs one that never changes.
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([name, group]) => planGroup(args, name, group, shared)),
        },
    };
}

function planHead(args: PlannedArgs, shared: Tree): RayGroup {
    const { head = {}, workers = {} } = args;
    // Work on the head can take the whole cluster down with it; with workers there, it need not do any.
    const idle: Record<string, string> = Object.keys(workers).length > 0 ? { "num-cpus": "0" } : {};
    const rayStartParams: Record<string, string> = { ...idle, ...head.rayStartParams };
    const template = planTemplate({
        role: "head",
        pod: head,
        image: args.image,
        pool: poolOf(args, head.pool),
        withAutoscaler: isAutoscaled(args),
    });
    return { rayStartParams, template: withTemplateHash(template, { ...shared, rayStartParams }) };
}

function planGroup(args: PlannedArgs, groupName: string, group: WorkerGroupArgs, shared: Tree): RayWorkerGroup {
    const rayStartParams = { ...group.rayStartParams };
    const pool = poolOf(args, group.pool);
    const template = planTemplate({ role: "worker", pod: group, image: args.image, pool, withAutoscaler: false });
    return {
        groupName,
        ...replicasOf(group),
        rayStartParams,
        template: withTemplateHash(template, { ...shared, rayStartParams }),
    };
}

/** Bounds of a group; a fixed one has both at its number. */
export function replicasOf(group: WorkerGroupArgs): { replicas: number; minReplicas: number; maxReplicas: number } {
    if (group.maxReplicas === undefined) {
        const replicas = group.replicas ?? DEFAULT_REPLICAS;
        return { replicas, minReplicas: replicas, maxReplicas: replicas };
    }
    const minReplicas = group.minReplicas ?? DEFAULT_MIN_REPLICAS;
    return { replicas: minReplicas, minReplicas, maxReplicas: group.maxReplicas };
}

const poolOf = ({ pools = {} }: PlannedArgs, name: string | undefined): PoolPlacement | undefined =>
    name === undefined ? undefined : pools[name];

function both(sizes: Record<string, string>): Tree {
    return { requests: sizes, limits: sizes };
}
