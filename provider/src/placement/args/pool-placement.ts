import { instanceFactsByType } from "../../instance-catalog/instance-facts";
import { choice, mapOf, object, type Static, Type } from "../../shared/definition";
import { taintArgs } from "./taint";
import { kubeletArgs } from "./kubelet";

/** `NodeChoices` of the instance catalogue, as far as a pool can make them. */
const nodeChoicesArgs = object(
    "NodeChoices",
    "What the pool has decided about its nodes. What is left out is as in a pool that says nothing of it.",
    {
        amiFamily: Type.Optional(
            choice(["al2023", "bottlerocket"], {
                description:
                    "Operating system. Default: `bottlerocket` where the type has NVIDIA GPUs, `al2023` elsewhere.",
            }),
        ),
        diskSizeGiB: Type.Optional(
            Type.Integer({ description: "Size in GiB of the volume of images, logs and pods. Default: 100." }),
        ),
        localStorage: Type.Optional(
            choice(["none", "raid0"], {
                description: "Whether these live on the local NVMe disks instead. Default: `none`.",
            }),
        ),
        efaInterfaces: Type.Optional(
            Type.Integer({ description: "EFA interfaces that each node has attached. Default: none." }),
        ),
        efaOnlyInterfaces: Type.Optional(
            Type.Integer({
                description: "Those of them on the first network card without an IP address. Default: none.",
            }),
        ),
        kubelet: Type.Optional(kubeletArgs),
    },
);

/** What a `RayCluster` must know of a pool in order to place pods on it. */
export const poolPlacement = object("PoolPlacement", "A node pool as Ray pods see it, and its AWS identity.", {
    nodeSelector: mapOf(Type.String({ description: "Value of the label." }), {
        description: "Node labels that only this pool's nodes carry.",
    }),
    taints: Type.Array(taintArgs, { description: "Taints of the pool's nodes." }),
    instanceTypes: Type.Array(Type.String({ description: "An EC2 instance type." }), {
        description: "EC2 instance types of the nodes.",
    }),
    instanceFacts: Type.Optional(instanceFactsByType),
    node: Type.Optional(nodeChoicesArgs),
    capacity: choice(["onDemand", "spot", "capacityBlock"], { description: "How the nodes are bought." }),
    minSize: Type.Integer({ description: "Fewest nodes." }),
    maxSize: Type.Integer({ description: "Most nodes." }),
    singleZone: Type.Optional(
        Type.Boolean({ description: "Whether all nodes are in one availability zone. Default: not known to be." }),
    ),
    reserved: Type.Optional(
        object("ReservedResources", "What each node keeps for other pods than Ray's.", {
            cpuMillis: Type.Integer({ description: "Thousandths of a core." }),
            memoryMiB: Type.Integer({ description: "Memory in MiB." }),
            pods: Type.Optional(Type.Integer({ description: "How many pods they are. Default: 1." })),
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
