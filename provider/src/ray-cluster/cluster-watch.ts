import { type Watch } from "../cluster-access/watch";
import { type Operation } from "../ray-object/operation";
import { CLUSTER_LABEL, type Pod, POD, slimPod } from "../ray-object/pod";
import { type LiveRayCluster, RAY_CLUSTER } from "./live";

/** All RayClusters of a namespace, by name. */
export const watchClusters = ({ connection }: Operation, namespace: string): Watch<LiveRayCluster> =>
    connection.watch<LiveRayCluster>({ kind: RAY_CLUSTER, namespace, index: ({ metadata }) => metadata.name });

/** All Ray pods of a namespace, by the name of their cluster. */
export const watchPods = ({ connection }: Operation, namespace: string): Watch<Pod> =>
    connection.watch<Pod>({
        kind: POD,
        namespace,
        labelSelector: CLUSTER_LABEL,
        index: ({ metadata }) => metadata.labels?.[CLUSTER_LABEL] ?? "",
        keep: slimPod,
    });
