import { error, note, warning } from "./definition";

/** One part of a unit, on its own. */
export const UNIT_PARTS = {
    "R-UNIT-NAME": error(
        "EKS CreateNodegroup, name",
        "The name of a unit is a DNS label of at most 24 characters: it becomes part of AWS names.",
    ),
    "R-CLUSTER-REACH": error(
        "ours",
        "There is one way to reach the cluster: its name, endpoint and authority, or a kubeconfig.",
    ),
    "R-NAMESPACE-NAME": error(
        "Kubernetes DNS labels (RFC 1123)",
        "The namespace of a unit is named as Kubernetes takes it.",
    ),
    "R-AUTOSCALER-POOLS": error("ours", "The unit's Cluster Autoscaler has pools of the unit to scale."),
    "R-ACCOUNT-RIVAL": error("ours", "The account of a cluster's pods is made by the unit or named, not both."),
};

/** Several parts of a unit at once. */
export const UNIT_WHOLE = {
    "R-NAMESPACE-WATCHED": error(
        "KubeRay operator, flag watch-namespace",
        "The operator watches the namespace of each Ray cluster: nobody would act on one elsewhere.",
    ),
    "R-ACCOUNT-TWICE": error(
        "EKS CreatePodIdentityAssociation",
        "No two Ray clusters of one namespace make the same ServiceAccount.",
    ),
};

/** What only the cluster itself can tell. */
export const UNIT_LOOKUPS = {
    "R-AUTOSCALER-IMAGE": error(
        "ours",
        "The provider knows a Cluster Autoscaler for the Kubernetes of the cluster, or is given the image.",
    ),
};

export const UNIT_WARNINGS = {
    "R-OPERATOR-ROOM": warning(
        "Kubernetes taints and tolerations",
        "Some pool has a node without taints from the start, for the operator.",
    ),
    "R-POOL-GROWS": note(
        "Kubernetes cluster-autoscaler",
        "Nodes that pods need at all times beyond `minSize`, with nobody known to add them, are said.",
    ),
    "R-OPEN-QUESTIONS": note("Pulumi unknowns", "Rules that wait for the update, and what they wait for, are said."),
    "R-UNKNOWN-PARTS": warning("Pulumi unknowns", "A preview knows which parts the unit consists of."),
};
