import { error } from "./definition";

export const OPERATOR = {
    "R-OPERATOR-VERSION": error("ours", "The version of the operator is one that is packed into the provider."),
    "R-OPERATOR-NAMESPACE": error(
        "Kubernetes DNS labels (RFC 1123)",
        "The namespace of the operator is named as Kubernetes takes it.",
    ),
    "R-WATCH-NAMESPACES": error(
        "KubeRay operator, flag watch-namespace",
        "Watched namespaces are names of namespaces, or `*` alone.",
    ),
};

export const CRDS = {
    "R-CRDS-DOWNGRADE": error("KubeRay upgrade guide", "CRDs are never taken back to an older version."),
    "R-CRDS-VERSION": error("ours", "The version of the CRDs is one that is packed into the provider."),
};

export const DEVICE_PLUGINS = {
    "R-PLUGIN-IMAGE": error("Kubernetes container images", "The image of a device plugin is a reference."),
};

export const CLUSTER_AUTOSCALER = {
    "R-AUTOSCALER-VERSION": error("ours", "The Kubernetes version is one whose Cluster Autoscaler the provider knows."),
    "R-AUTOSCALER-REFERENCE": error(
        "Kubernetes container images",
        "The image of the Cluster Autoscaler is a reference.",
    ),
    "R-AUTOSCALER-TIMES": error("Kubernetes cluster-autoscaler, flags", "Times are durations such as `10m`."),
    "R-AUTOSCALER-FLAGS": error(
        "Kubernetes cluster-autoscaler, flags",
        "Further flags are written without dashes, and are none of those that keep it to the unit's own pools.",
    ),
};

export const SERVICE_ACCOUNT = {
    "R-ACCOUNT-GRANT": error("ours", "A `serviceAccount` grants something: policies, buckets or a role."),
    "R-ACCOUNT-ROLE-ONCE": error("ours", "The role of an account is given or made, not both."),
    "R-ACCOUNT-ROLE": error("EKS CreatePodIdentityAssociation, roleArn", "A role is named by its ARN."),
    "R-ACCOUNT-POLICY": error("EKS user guide, EKS Pod Identity", "A policy is named by its ARN."),
    "R-ACCOUNT-POLICIES": error(
        "EKS user guide, EKS Pod Identity (quota of IAM: managed policies on a role)",
        "A role has at most 20 policies.",
    ),
    "R-ACCOUNT-BUCKET": error("EKS user guide, EKS Pod Identity", "A bucket is named by its ARN."),
    "R-ACCOUNT-NAME": error(
        "KubeRay common/rbac.go",
        "The account's name is a DNS label that neither Kubernetes nor KubeRay uses itself.",
    ),
};
