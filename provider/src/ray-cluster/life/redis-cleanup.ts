import { isNotFound } from "../../cluster-access/errors";
import { type Operation } from "../../ray-object/operation";
import { type LiveRayCluster, RAY_CLUSTER } from "../../ray-object/watch/live";
import { untilNoConflict } from "../../ray-object/write/write";
import { asksByAnnotation } from "../../ray-spec/facts/fault-tolerance";

/** KubeRay's last act for a cluster that keeps its state in Redis: a Job that removes it. */
const FINALIZER = "ray.io/gcs-ft-redis-cleanup-finalizer";

export const hasRedisCleanup = ({ metadata: { finalizers = [] } }: LiveRayCluster): boolean =>
    finalizers.includes(FINALIZER);

/**
 * KubeRay (1.6.2, `raycluster_controller.go`) looks at its finalizer only while the cluster has GCS fault tolerance:
 * where that was taken out nobody would ever take the finalizer away, and the cluster could not be deleted.
 */
export async function dropIdleCleanup(operation: Operation, seen: LiveRayCluster): Promise<LiveRayCluster> {
    const { connection, patience } = operation;
    const { namespace = "", name } = seen.metadata;
    return untilNoConflict(operation, async (isFirst) => {
        const live = isFirst ? seen : await connection.get(RAY_CLUSTER, namespace, name, patience);
        if (live === undefined) return seen;
        if (!hasRedisCleanup(live) || isFaultTolerant(live)) return live;
        const { resourceVersion, finalizers = [] } = live.metadata;
        const left = finalizers.filter((finalizer) => finalizer !== FINALIZER);
        return connection
            .merge(RAY_CLUSTER, live, { metadata: { resourceVersion, finalizers: left } }, patience)
            .catch((error: unknown) => {
                if (isNotFound(error)) return seen;
                throw error;
            });
    });
}

const isFaultTolerant = ({ spec, metadata: { annotations = {} } }: LiveRayCluster): boolean =>
    spec?.gcsFaultToleranceOptions !== undefined || asksByAnnotation(annotations);
