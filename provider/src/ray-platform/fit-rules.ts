import { type PoolPlacement } from "../node-pool/args";
import { checkPodFit } from "../placement/fit";
import { type HeadArgs, type RayClusterSettings, type WorkerGroupArgs } from "../ray-cluster/args";
import { AUTOSCALER_CPU_MILLIS, AUTOSCALER_MEMORY_MIB } from "../ray-cluster/pod-plan";
import { isAutoscaled } from "../ray-cluster/replica-rules";
import { below, type Problem } from "../shared/problems";
import { type RayPlatformArgs } from "./args";

type Pools = Readonly<Record<string, PoolPlacement>>;

/** Each Ray pod against a node of the pool it names: what can never fit is refused. */
export const podsFit = (args: RayPlatformArgs, pools: Pools): Problem[] =>
    Object.entries(args.rayClusters ?? {}).flatMap(([name, cluster]) =>
        clusterFits(cluster, below("rayClusters", name), pools),
    );

function clusterFits(cluster: RayClusterSettings, path: string, pools: Pools): Problem[] {
    const { head = {}, workers = {} } = cluster;
    const sidecar = isAutoscaled(cluster) ? AUTOSCALER : NO_SIDECAR;
    const fits = (pod: HeadArgs | WorkerGroupArgs, role: "head" | "worker", at: string) =>
        checkPodFit({
            pod,
            role,
            path: at,
            pool: pod.pool === undefined ? undefined : pools[pod.pool],
            ...(role === "head" ? sidecar : NO_SIDECAR),
        });
    return [
        ...fits(head, "head", below(path, "head")),
        ...Object.entries(workers).flatMap(([group, pod]) => fits(pod, "worker", below(below(path, "workers"), group))),
    ];
}

const NO_SIDECAR = { sidecarCpuMillis: 0, sidecarMemoryMiB: 0 };

/** Shares the head pod with Ray on autoscaled clusters. */
const AUTOSCALER = { sidecarCpuMillis: AUTOSCALER_CPU_MILLIS, sidecarMemoryMiB: AUTOSCALER_MEMORY_MIB };
