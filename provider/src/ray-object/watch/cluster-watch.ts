import { BY_NAME, type View, type Watch } from "../../cluster-access/watch";
import { type Operation } from "../operation";
import { CLUSTER_LABEL, type Pod, POD, slimPod } from "../pods/pod";
import { type LiveRayCluster, RAY_CLUSTER } from "./live";
import { isUnknownKind } from "../../cluster-access/errors";

/** All RayClusters of a namespace, by name. */
export const watchClusters = ({ connection }: Operation, namespace: string): Watch<LiveRayCluster> =>
    connection.watch<LiveRayCluster>({ kind: RAY_CLUSTER, namespace, view: BY_NAME });

const PODS: View<Pod> = { index: ({ metadata }) => metadata.labels?.[CLUSTER_LABEL] ?? "", keep: slimPod };

/** All Ray pods of a namespace, by the name of their cluster. */
export const watchPods = ({ connection }: Operation, namespace: string): Watch<Pod> =>
    connection.watch<Pod>({
        kind: POD,
        namespace,
        labelSelector: CLUSTER_LABEL,
        view: PODS,
    });

/** Whether a watch could be opened; `false` when the API server knows nothing of the kind. */
export async function isServed(watch: { readonly ready: Promise<void> }): Promise<boolean> {
    try {
        await watch.ready;
        return true;
    } catch (error) {
        if (isUnknownKind(error)) return false;
        throw error;
    }
}
