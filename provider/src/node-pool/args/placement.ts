import { instanceFactsByType } from "../../instance-catalog/instance-facts";
import { choice, mapOf, object, type Static, Type } from "../../shared/definition";
import { taintArgs } from "./scheduling";

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
    capacity: choice(["onDemand", "spot", "capacityBlock"], { description: "How the nodes are bought." }),
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
