import { choice, object, Type } from "../../shared/definition";

const efaArgs = object(
    "Efa",
    "Elastic Fabric Adapters, for traffic between the nodes of one zone, with a cluster placement group unless `placementGroup` says otherwise. A change replaces all nodes of the pool, one after the other. Default: none.",
    {
        enabled: Type.Optional(
            Type.Boolean({ description: "Whether the nodes get any. Known in preview. Default: true.", default: true }),
        ),
        interfaces: Type.Optional(
            Type.Integer({
                minimum: 1,
                description:
                    "How many adapters each node gets, on its first cards. Default: as many as the instance type takes.",
            }),
        ),
        interfaceType: Type.Optional(
            choice(["efa-only", "efa"], {
                title: "EfaInterfaceType",
                description:
                    "Adapters beside the first, in EC2's words: `efa-only` takes no IP address, `efa` comes with an ordinary interface. Default: `efa-only`.",
            }),
        ),
        securityGroupId: Type.Optional(
            Type.String({
                description:
                    "A security group of yours that lets its members talk to each other freely, both ways. Default: one is made for the pool.",
            }),
        ),
    },
);

const placementGroupArgs = object(
    "PlacementGroup",
    "Placement group of the nodes. A change replaces all nodes of the pool, one after the other. Default: one with strategy `cluster` for pools with `efa` that use no reservation, else none.",
    {
        name: Type.Optional(
            Type.String({
                description:
                    "Name of a placement group that exists; excludes `strategy`, `partitionCount` and `spreadLevel`. Default: one is made for the pool.",
            }),
        ),
        strategy: Type.Optional(
            choice(["cluster", "partition", "spread", "none"], {
                title: "PlacementStrategy",
                description:
                    "Strategy of the group that is made, in EC2's words; `none` makes none. `cluster` keeps the nodes in one zone. Known in preview. Default: `cluster`.",
            }),
        ),
        partitionCount: Type.Optional(
            Type.Integer({
                minimum: 1,
                maximum: 7,
                description: "Partitions of a group with strategy `partition`. Default: EC2's, 2.",
            }),
        ),
        spreadLevel: Type.Optional(
            choice(["rack", "host"], {
                title: "SpreadLevel",
                description:
                    "What the nodes of strategy `spread` do not share; `host` is for Outposts. Default: EC2's, `rack`.",
            }),
        ),
    },
);

/** Where the nodes stand, and whom they can reach. */
export const networkProperties = {
    subnetIds: Type.Optional(
        Type.Array(Type.String({ description: "A subnet id, e.g. `subnet-0abc`." }), {
            minItems: 1,
            description:
                "Subnets of the nodes. A change replaces the node group, new before old. Default: the private subnets of the EKS cluster when the pool was created, in `zones` if given; all of its subnets if none is private.",
        }),
    ),
    zones: Type.Optional(
        Type.Array(Type.String({ description: "An Availability Zone, e.g. `us-west-2a`." }), {
            minItems: 1,
            description:
                "Availability Zones of the nodes: of the subnets, those in other zones are left out. A single one for EFA, cluster placement groups and Capacity Blocks. A change replaces the node group, new before old. Default: those of the subnets.",
        }),
    ),
    securityGroupIds: Type.Optional(
        Type.Array(Type.String({ description: "A security group id, e.g. `sg-0abc`." }), {
            minItems: 1,
            maxItems: 4,
            description:
                "Security groups of the nodes beside the cluster's own, which they keep: without it they would not join. A change replaces all nodes of the pool, one after the other. Default: the cluster's alone.",
        }),
    ),
    efa: Type.Optional(efaArgs),
    placementGroup: Type.Optional(placementGroupArgs),
};
