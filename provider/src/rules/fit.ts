import { error, note, warning } from "./definition";

/** Pods against the nodes of their pool. */
export const FIT = {
    "R-FIT-MEMORY": error("Kubernetes kube-scheduler, NodeResourcesFit", "Some node has the memory of the pod."),
    "R-FIT-CPU": error("Kubernetes kube-scheduler, NodeResourcesFit", "Some node has the cores of the pod."),
    "R-FIT-DISK": error("Kubernetes kube-scheduler, NodeResourcesFit", "Some node has the disk of the pod."),
    "R-FIT-GPU": error("Kubernetes kube-scheduler, NodeResourcesFit", "Some node has the GPUs of the pod."),
    "R-FIT-DEVICE": error("Kubernetes kube-scheduler, NodeResourcesFit", "Some node has the devices of the pod."),
    "R-FIT-SHARE": error("ours", "The equal share of a pod without sizes is more than nothing."),
};

/** Asked when the sizes that were given fit. */
export const FIT_WHOLE = {
    "R-FIT-ADDRESS": error("EKS user guide, pods for each instance type", "A node has an address for each pod."),
    "R-FIT-POD": error(
        "Kubernetes pod overhead and init containers",
        "All containers of the pod together fit on a node.",
    ),
};

/** Worker groups against their pool. */
export const FIT_GROUP = {
    "R-FIT-ARCH": error(
        "Kubernetes container images",
        "An image of Ray's for Graviton is on a pool of Graviton types.",
    ),
    "R-FIT-SELECTOR": error(
        "Kubernetes kube-scheduler, NodeAffinity",
        "Nodes of a pool may have what its pods select nodes by.",
    ),
    "R-FIT-LEAST": error("EKS CreateNodegroup, scalingConfig", "A pool can hold the fewest pods of each group."),
};

/** Between what a node surely leaves and what it offers at its best. */
export const FIT_TIGHT = {
    "R-TIGHT-MEMORY": warning("EC2 memory of instance types", "Every node of the pool has the memory of the pod."),
    "R-TIGHT-CPU": warning("Kubernetes kube-scheduler, NodeResourcesFit", "Cores are left beside usual daemonsets."),
    "R-TIGHT-DISK": warning("Kubernetes local ephemeral storage", "Every node of the pool has the disk of the pod."),
    "R-TIGHT-PODS": warning(
        "EKS user guide, pods for each instance type",
        "Addresses are left beside usual daemonsets.",
    ),
};

export const FIT_GROUP_WARNINGS = {
    "R-FIT-MOST": warning("Ray autoscaler", "A pool surely holds what the Ray autoscaler may ask for."),
    "R-ARCH-TAG": warning("Kubernetes container images", "The tag of an image says the architecture of its pool."),
    "R-ZONES-HOSTS": warning("EC2 data transfer between zones", "Pods of one replica are in one zone."),
    "R-ZONES-CLAIM": warning("EC2 EBS volumes, one zone", "A head comes back to its volume."),
};

export const FIT_SHARED = {
    "R-POOL-SHARED": warning(
        "Kubernetes kube-scheduler, NodeResourcesFit",
        "Pods that share a pool find room however they are spread.",
    ),
};

/** Nothing to be mended. */
export const FIT_NOTES = {
    "R-IDLE-DEVICES": note("ours", "Accelerators that no pod can use are said."),
    "R-NEURON-PLUGIN": note("Kubernetes device plugins", "What pods need beside the unit is said."),
    "R-CORES-ROUNDED": note("KubeRay common/pod.go", "Cores that Ray rounds up are said."),
};
