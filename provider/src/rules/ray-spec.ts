import { error, warning } from "./definition";

/** What the inputs of a spec say, before anything is planned. */
export const SPEC = {
    "R-RAY-IMAGE": error("Kubernetes container images", "The image of Ray is a reference."),
    "R-RAY-VERSION": error("KubeRay utils/validation.go", "`rayVersion` is a version of Ray."),
    "R-RAY-VERSION-AGREES": error(
        "KubeRay utils/validation.go",
        "`rayVersion` is that of the image, and all pods run one Ray: KubeRay believes it.",
    ),
    "R-RAY-TOKENS": error("Ray token authentication", "The version of Ray has the authentication asked for."),
    "R-KUBERAY-TOKENS": error("KubeRay utils/validation.go", "The operator has the authentication asked for."),
    "R-TOKEN-SECRET": error("KubeRay AuthOptions.secretName", "A Secret with a token goes with tokens."),
    "R-TOKEN-VARIABLE": error("KubeRay common/pod.go", "Variables of authentication are left to KubeRay."),
    "R-EXPOSED-OPENLY": error("Ray security", "What has no authentication is not reached from outside."),
    "R-RAY-LABELS": error(
        "KubeRay utils/constant.go",
        "Labels and annotations are as Kubernetes takes them, none of KubeRay's or ours, none said by another input.",
    ),
    "R-WORKERS-NAME": error(
        "KubeRay utils/validation.go",
        "A worker group's name is a DNS label of at most 50 characters, and not KubeRay's name for the head's.",
    ),
    "R-REPLICAS": error(
        "KubeRay utils/validation.go",
        "minReplicas <= replicas <= maxReplicas, and a limit where there is a minimum.",
    ),
    "R-POOL-EXISTS": error("ours", "The pool that head or workers name exists."),
    "R-POD-SIZE": error("ours", "A pod without a pool has sizes, and no share of a node."),
    "R-MEMORY-QUANTITY": error("Kubernetes quantities", "Memory is a quantity that Ray starts in."),
    "R-START-PARAMETER": error(
        "Ray python/ray/scripts/scripts.py",
        "Parameters of `ray start` are written as KubeRay and Ray read them.",
    ),
    "R-VARIABLE-SOURCE": error("Kubernetes core/v1 EnvVar", "A variable has one source, and is given once."),
    "R-RESTART-POLICY": error("Kubernetes core/v1 Container", "A restart policy is for init containers."),
    "R-CONTAINER-IMAGE": error("Kubernetes container images", "The image of a container beside Ray is a reference."),
    "R-VOLUME-SOURCE": error("Kubernetes core/v1 VolumeSource", "A volume has exactly one source."),
    "R-MOUNT-PATH": error("Kubernetes core/v1 VolumeMount", "A volume is mounted at an absolute path, or not at all."),
    "R-HOST-PATH": error("Kubernetes core/v1 HostPathVolumeSource", "A directory of the node is an absolute path."),
    "R-SHARED-MEMORY": error("KubeRay common/pod.go", "/dev/shm is given once."),
    "R-FILE-SYSTEM": error("EC2 documentation of EFS, FSx and S3 CSI drivers", "Ids of file systems look like ones."),
    "R-SERVICE": error("Kubernetes core/v1 Service", "The head's Service is named as Services are."),
    "R-REDIS-ADDRESS": error(
        "KubeRay GcsFaultToleranceOptions",
        "Redis has an address, and its keys a prefix or none.",
    ),
    "R-POD-TEMPLATE": error("Kubernetes core/v1 PodTemplateSpec", "A `podTemplate` is a template of a pod."),
    "R-SPEC-OVERRIDE": error("KubeRay RayClusterSpec", "`spec` is a part of a RayClusterSpec."),
};

/** Legal but unwise. */
export const SPEC_WARNINGS = {
    "R-RAY-HOLES": warning("Ray security advisories", "The version of Ray has no known holes."),
    "R-SPOT-HEAD": warning("EC2 Spot interruptions", "The head is not on Spot capacity: its loss is the cluster's."),
    "R-GPU-HEAD": warning("ours", "The head is not on a pool with accelerators, which it keeps from workers."),
    "R-VERSION-UNSAID": warning("KubeRay common/pod.go", "The version of Ray is known: KubeRay chooses probes by it."),
    "R-HEAD-PORTS": warning("KubeRay common/service.go", "The head's Service has the ports that others need."),
    "R-OBJECT-STORE": warning("Ray object store memory", "Shared memory is at most the memory of the pod."),
    "R-PRIVILEGED": warning("Kubernetes Pod Security Standards", "The Ray container is not privileged."),
    "R-PARAMETER": warning("Ray python/ray/scripts/scripts.py", "Ray is known to have the parameters of `ray start`."),
};
