/** The "restricted" Pod Security Standard, said in full: some clusters enforce it, and none is worse off with it. */
export const POD_SECURITY = {
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
} as const;

/** KubeRay copies it from the Ray container to its init container; the autoscaler has its own field. */
export const CONTAINER_SECURITY = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
} as const;

/** Losing the head loses the Ray cluster: neither Cluster Autoscaler nor Karpenter may move it to save a node. */
export const KEEP_IN_PLACE = {
    "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
    "karpenter.sh/do-not-disrupt": "true",
} as const;
