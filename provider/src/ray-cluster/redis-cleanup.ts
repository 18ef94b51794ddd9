import { isConflict, isNotFound } from "../cluster-access/errors";
import { sleep } from "../cluster-access/patience";
import { type Operation } from "../ray-object/operation";
import { type LiveRayCluster, RAY_CLUSTER } from "./live";
import { asksByAnnotation } from "../ray-spec/facts/fault-tolerance";

/** KubeRay's last act for a cluster that keeps its state in Redis: a Job that removes it. */
const FINALIZER = "ray.io/gcs-ft-redis-cleanup-finalizer";

/** The operator writes the status often; a write of ours that lost the race is tried again after this. */
const CONFLICT_PAUSE_MS = 50;

export const hasRedisCleanup = ({ metadata: { finalizers = [] } }: LiveRayCluster): boolean =>
    finalizers.includes(FINALIZER);

/**
 * KubeRay (1.6.2, `raycluster_controller.go`) looks at its finalizer only while the cluster has GCS fault tolerance:
 * where that was taken out nobody would ever take the finalizer away, and the cluster could not be deleted.
 */
export async function dropIdleCleanup(operation: Operation, seen: LiveRayCluster): Promise<LiveRayCluster> {
    const { connection, patience, deadline, at } = operation;
    const { namespace = "", name } = seen.metadata;
    let live: LiveRayCluster | undefined = seen;
    while (live !== undefined && hasRedisCleanup(live) && !isFaultTolerant(live)) {
        const { resourceVersion, finalizers = [] } = live.metadata;
        const left = finalizers.filter((finalizer) => finalizer !== FINALIZER);
        try {
            const metadata = { resourceVersion, finalizers: left };
            return await connection.merge(RAY_CLUSTER, live, { metadata }, patience);
        } catch (error) {
            if (isNotFound(error)) return seen;
            if (!isConflict(error) || Date.now() > deadline) throw error;
            await sleep(CONFLICT_PAUSE_MS, at.signal);
            live = await connection.get(RAY_CLUSTER, namespace, name, patience);
        }
    }
    return live ?? seen;
}

const isFaultTolerant = ({ spec, metadata: { annotations = {} } }: LiveRayCluster): boolean =>
    spec?.gcsFaultToleranceOptions !== undefined || asksByAnnotation(annotations);
