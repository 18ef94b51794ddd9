import { mapOf, Type } from "../../shared/definition";
import { taintArgs } from "../../placement/args/taint";

/** By what Kubernetes and AWS know the nodes. */
export const schedulingProperties = {
    labels: Type.Optional(
        mapOf(Type.String({ description: "Value of the label, 1 to 63 characters." }), {
            description:
                "Extra Kubernetes labels on every node. EKS reserves the prefixes `kubernetes.io/`, `k8s.io/` and `eks.amazonaws.com/`. A change is made in place. Default: none.",
        }),
    ),
    taints: Type.Optional(
        Type.Array(taintArgs, {
            maxItems: 50,
            description:
                "Extra Kubernetes taints on every node; Ray pods placed on the pool tolerate them. Pools with GPUs also get `nvidia.com/gpu=true:NoSchedule`. A change is made in place. Default: none.",
        }),
    ),
    tags: Type.Optional(
        mapOf(Type.String({ description: "Value of the tag, at most 256 characters." }), {
            description:
                "Extra AWS tags on the node group, its role, launch template, instances and volumes. A change replaces all nodes of the pool, one after the other. Default: none.",
        }),
    ),
};
