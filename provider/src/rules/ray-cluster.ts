import { error, warning } from "./definition";

/** What the inputs of a Ray cluster say beside those of its spec. */
export const CLUSTER = {
    "R-RAY-NAME": error(
        "KubeRay utils/validation.go",
        "The name of a RayCluster is a DNS label of at most 50 characters: KubeRay cuts longer ones.",
    ),
    "R-RAY-NAMESPACE": error("Kubernetes DNS labels (RFC 1123)", "The namespace is named as Kubernetes takes it."),
    "R-ROUTE": error(
        "Kubernetes networking/v1 Ingress, Gateway API",
        "Hosts, paths and names of an Ingress or Gateway are ones.",
    ),
    "R-PEER": error(
        "Kubernetes networking/v1 NetworkPolicy",
        "A peer is one kind of thing, written as Kubernetes does.",
    ),
    "R-QUEUE": error("Kubernetes Kueue, LocalQueue", "A queue is named as local queues are."),
};

/** The resource on its own. */
export const CLUSTER_ALONE = {
    "R-KUBERAY-VERSION": error("KubeRay releases", "`operatorVersion` is a version of KubeRay."),
};

/** Legal but unwise. */
export const CLUSTER_WARNINGS = {
    "R-KUEUE-SUSPEND": warning("Kubernetes Kueue, RayCluster", "`suspend` is left to Kueue where there is a queue."),
    "R-MULTIKUEUE-WAIT": warning("Kubernetes Kueue, MultiKueue", "Pods that run elsewhere are not waited for."),
    "R-INGRESS-TLS": warning("Kubernetes networking/v1 Ingress", "An Ingress has TLS: tokens pass it."),
};
