import { error } from "./definition";

/** What the inputs become, by the CRD and by what the API server knows of one field or object. */
export const SCHEMA = {
    "R-FIELD-TYPE": error("KubeRay CRD of RayCluster", "Each field has the type that the CRD gives it."),
    "R-FIELD-NAME": error("KubeRay CRD of RayCluster", "Each field is one that the CRD has."),
    "R-FIELD-MISSING": error("KubeRay CRD of RayCluster", "What the CRD requires is there."),
    "R-FIELD-NEW": error("KubeRay CRD of RayCluster, by version", "The operator's version has each field."),
    "R-ENTRY-TWICE": error("Kubernetes x-kubernetes-list-map-keys", "No two entries of a list have the same key."),
    "R-FIELD-VALUE": error("Kubernetes core/v1 validation.go", "The value of each field is one that Kubernetes takes."),
    "R-FIELDS-AGREE": error("Kubernetes core/v1 validation.go", "Fields of one object go together."),
};

/** One pod as planned. */
export const POD_OBJECT = {
    "R-CONTAINER-NAME": error("Kubernetes core/v1 validation.go", "No two containers of a pod have one name."),
    "R-CONTAINER-BARE": error("Kubernetes core/v1 validation.go", "Each container has an image."),
    "R-MOUNT-VOLUME": error("Kubernetes core/v1 validation.go", "What is mounted is a volume of the pod, once a path."),
    "R-PORT-NAME": error("Kubernetes core/v1 validation.go", "No two ports of a container have one name."),
    "R-PROBE": error("Kubernetes core/v1 validation.go", "Probes are on containers that stay, and say what they may."),
    "R-HOOK": error("Kubernetes core/v1 validation.go", "Hooks are on containers that stay, and fit into its end."),
    "R-RESOURCE-CLAIM": error("Kubernetes core/v1 validation.go", "A container claims what the pod has."),
    "R-PROPAGATION": error(
        "Kubernetes core/v1 validation.go",
        "Mounts propagate both ways from privileged containers.",
    ),
    "R-ROOT-USER": error("Kubernetes kubelet, runAsNonRoot", "A container that must not be root is not."),
    "R-HOST-PORT": error("Kubernetes core/v1 validation.go", "No two containers take one port of the node."),
    "R-POD-PRIORITY": error("Kubernetes admission plugin Priority", "A priority is named by its class."),
};

/** The RayCluster as planned, by KubeRay's own rules. */
export const OBJECT = {
    "R-GROUP-LIST": error("KubeRay RayClusterSpec.workerGroupSpecs", "Worker groups are a list."),
    "R-ADDED-CONTAINER": error("KubeRay common/pod.go", "No container has the name of one that KubeRay adds."),
    "R-ADDED-MOUNT": error("KubeRay common/pod.go", "Nothing is mounted where KubeRay puts tokens."),
    "R-SERVICE-PORT": error("KubeRay common/service.go", "The head's Service has each name and number once."),
    "R-UPGRADE-STRATEGY": error("ours", "KubeRay does not restart pods that an edit leaves alone."),
    "R-RESOURCE-PARAMETER": error("KubeRay utils/validation.go", "What Ray offers is said in one place."),
    "R-GROUP-SCALING": error(
        "KubeRay utils/validation.go",
        "Bounds, idle time and suspension of a group fit the Ray autoscaler.",
    ),
    "R-AUTOSCALER-V2": error("KubeRay utils/validation.go", "The version of the Ray autoscaler is left to its input."),
    "R-POD-RESTART": error("KubeRay utils/validation.go", "Under the Ray autoscaler pods are not restarted in place."),
    "R-REDIS-ONCE": error("KubeRay utils/validation.go", "The head's state in Redis is asked for in one way."),
    "R-AUTH-OPTIONS": error("KubeRay utils/validation.go", "An override leaves authentication whole."),
};
