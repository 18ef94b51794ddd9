/** Losing the head loses the Ray cluster: neither Cluster Autoscaler nor Karpenter may move it to save a node. */
export const KEEP_IN_PLACE = {
    "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
    "karpenter.sh/do-not-disrupt": "true",
} as const;
