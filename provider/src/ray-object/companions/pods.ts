import { CLUSTER_LABEL } from "../pods/pod";

/** What selects all pods of a cluster. */
export const ownPods = (cluster: string): Record<string, string> => ({ [CLUSTER_LABEL]: cluster });

/** What selects its head. */
export const headPod = (cluster: string): Record<string, string> => ({
    ...ownPods(cluster),
    "ray.io/node-type": "head",
});
