import { byName, choice, mapOf, object, type Static, Type } from "../shared/definition";
import { DEFAULT_DISK_SIZE_GIB, DEFAULT_MIN_SIZE } from "./defaults";

export const taintArgs = object("Taint", "A Kubernetes taint on every node of a pool.", {
    key: Type.String({ description: "Key of the taint, e.g. `nvidia.com/gpu`. 1 to 63 characters." }),
    value: Type.Optional(Type.String({ description: "Value of the taint, at most 63 characters. Default: empty." })),
    effect: choice(["NoSchedule", "PreferNoSchedule", "NoExecute"], {
        title: "TaintEffect",
        description: "What the taint does to pods that do not tolerate it, in Kubernetes' words.",
    }),
});

const properties = {
    instanceTypes: Type.Array(Type.String({ description: "An EC2 instance type, e.g. `g6e.12xlarge`." }), {
        minItems: 1,
        maxItems: 20,
        description:
            "EC2 instance types of the nodes, e.g. `g6e.12xlarge`; EKS takes the first that has capacity. All of one architecture and with the same number of GPUs. A change replaces the node group, new before old.",
    }),
    minSize: Type.Optional(
        Type.Integer({
            minimum: 0,
            description: `Fewest nodes. Default: ${DEFAULT_MIN_SIZE}.`,
            default: DEFAULT_MIN_SIZE,
        }),
    ),
    maxSize: Type.Integer({ minimum: 1, description: "Most nodes, 1 to 450. At least `minSize`." }),
    desiredSize: Type.Optional(
        Type.Integer({
            minimum: 0,
            description:
                "Nodes at creation, between `minSize` and `maxSize`; afterwards the number belongs to the autoscaler and a change here does nothing. Default: `minSize`.",
        }),
    ),
    capacity: Type.Optional(
        choice(["onDemand", "spot"], {
            description: "How the nodes are bought. A change replaces the node group. Default: `onDemand`.",
            default: "onDemand",
        }),
    ),
    subnetIds: Type.Optional(
        Type.Array(Type.String({ description: "A subnet id, e.g. `subnet-0abc`." }), {
            minItems: 1,
            description:
                "Subnets of the nodes. A change replaces the node group. Default: the subnets of the EKS cluster when the pool was created.",
        }),
    ),
    labels: Type.Optional(
        mapOf(Type.String({ description: "Value of the label, 1 to 63 characters." }), {
            description:
                "Extra Kubernetes labels on every node. EKS reserves the prefixes `kubernetes.io/`, `k8s.io/` and `eks.amazonaws.com/`. Default: none.",
        }),
    ),
    taints: Type.Optional(
        Type.Array(taintArgs, {
            maxItems: 50,
            description:
                "Extra Kubernetes taints on every node; Ray pods placed on the pool tolerate them. Pools with GPUs also get `nvidia.com/gpu=true:NoSchedule`. Default: none.",
        }),
    ),
    diskSize: Type.Optional(
        Type.Integer({
            minimum: 20,
            maximum: 16384,
            description: `Size of the encrypted gp3 root volume in GiB. A change replaces all nodes of the pool, one after the other. Default: ${DEFAULT_DISK_SIZE_GIB}.`,
            default: DEFAULT_DISK_SIZE_GIB,
        }),
    ),
    tags: Type.Optional(
        mapOf(Type.String({ description: "Value of the tag, at most 256 characters." }), {
            description:
                "Extra AWS tags on the node group, its role, launch template, instances and volumes. A change replaces all nodes of the pool, one after the other. Default: none.",
        }),
    ),
};

/** A pool inside a `RayPlatform`. */
export const nodePoolArgs = object("NodePool", "EKS managed nodes of one kind, for Ray pods.", properties);
export type NodePoolArgs = Static<typeof nodePoolArgs>;
export type TaintArgs = Static<typeof taintArgs>;

export const nodePoolsArgs = byName(nodePoolArgs, {
    minProperties: 1,
    description:
        "Node pools by name. A name is a DNS label (lower-case letters, digits, `-`), at most 30 characters; head and workers name the pool they run on. Default: none, the nodes are somebody else's.",
});

/** The component on its own: a pool for an EKS cluster, to be named in `pools` of a `RayCluster`. */
export const rayNodePoolArgs = object("RayNodePoolArgs", "One node pool of an existing EKS cluster.", {
    clusterName: Type.String({ description: "Name of the EKS cluster." }),
    poolName: Type.Optional(
        Type.String({ description: "Name that head and workers give as their `pool`. Default: the resource's name." }),
    ),
    platform: Type.Optional(
        Type.String({
            description:
                "Name of the unit that the pool belongs to; part of its node labels and AWS names. Default: the resource's name.",
        }),
    ),
    ...properties,
});
export type RayNodePoolArgs = Static<typeof rayNodePoolArgs>;

/** What a `RayCluster` must know of a pool in order to place pods on it. */
export const poolPlacement = object("PoolPlacement", "A node pool as Ray pods see it, and its AWS identity.", {
    nodeSelector: mapOf(Type.String({ description: "Value of the label." }), {
        description: "Node labels that only this pool's nodes carry.",
    }),
    taints: Type.Array(taintArgs, { description: "Taints of the pool's nodes." }),
    instanceTypes: Type.Array(Type.String({ description: "An EC2 instance type." }), {
        description: "EC2 instance types of the nodes.",
    }),
    capacity: choice(["onDemand", "spot"], { description: "How the nodes are bought." }),
    minSize: Type.Integer({ description: "Fewest nodes." }),
    maxSize: Type.Integer({ description: "Most nodes." }),
    reserved: Type.Optional(
        object("ReservedResources", "What each node keeps for other pods than Ray's.", {
            cpuMillis: Type.Integer({ description: "Thousandths of a core." }),
            memoryMiB: Type.Integer({ description: "Memory in MiB." }),
        }),
    ),
    region: Type.Optional(
        Type.String({
            description: "AWS region of the nodes, e.g. `us-west-2`, for Ray to schedule by. Default: not known.",
        }),
    ),
    nodeGroupName: Type.Optional(Type.String({ description: "Name of the EKS managed node group." })),
    nodeGroupArn: Type.Optional(Type.String({ description: "ARN of the EKS managed node group." })),
    nodeRoleArn: Type.Optional(Type.String({ description: "ARN of the nodes' IAM role." })),
    launchTemplateId: Type.Optional(Type.String({ description: "Id of the EC2 launch template." })),
    autoScalingGroupName: Type.Optional(
        Type.String({ description: "Name of the Auto Scaling group behind the node group." }),
    ),
});
export type PoolPlacement = Static<typeof poolPlacement>;

/** Outputs of the component on its own. */
export const rayNodePoolOutputs = object("RayNodePool", "One node pool of an existing EKS cluster.", {
    placement: poolPlacement,
});
