import { byName, object, type Static, Type } from "../../../shared/definition";

/** Left out of most pools. */
const extra = (description: string) =>
    Type.Optional(Type.String({ description: `${description} Default: nothing of the kind.` }));

/** By the inputs that it comes from. */
const template = object(
    "PlannedLaunchTemplate",
    "What a pool's launch template says, as short hashes: another one replaces the nodes one after the other.",
    {
        diskSize: Type.String({ description: "Hash of the volumes." }),
        tags: Type.String({ description: "Hash of the tags of instances and volumes." }),
        metadataOptions: Type.String({ description: "Hash of what pods may ask the node's metadata service." }),
        image: extra("Hash of the image of the user's own."),
        userData: extra("Hash of what the operating system is told."),
        network: extra("Hash of interfaces, security groups and placement group."),
        capacityReservation: extra("Hash of the reserved capacity."),
        launchTemplate: extra("Hash of what else the template says."),
    },
);
export type PlannedTemplate = Static<typeof template>;

/** What EKS cannot change in a group; the group's name tells that it differs, and this what. */
const fixed = {
    instanceTypes: Type.Array(Type.String({ description: "An EC2 instance type." }), {
        description: "EC2 instance types of the nodes.",
    }),
    capacity: Type.String({ description: "How the nodes are bought." }),
    nodeGroupName: Type.String({ description: "Name of the node group: another name is another group." }),
    amiType: extra("EKS's name for the kind of image."),
    clusterName: extra("The EKS cluster."),
    nodeRole: extra("Hash of the role that was given."),
    subnets: extra("Hash of the subnets."),
    outputs: Type.Optional(
        Type.Array(Type.String({ description: "An input." }), {
            description: "Inputs given as outputs: their values are no part of the group's name. Default: none.",
        }),
    ),
};

/** What EKS carries out in a group that runs. */
const followed = {
    launchTemplate: Type.Optional(template),
    /** To name the one that was edited. */
    told: Type.Optional(
        byName(Type.String({ description: "Hash of an input." }), {
            description: "Inputs behind the launch template and the subnets. Default: none of them is given.",
        }),
    ),
    version: extra("The Kubernetes version that was asked for."),
    releaseVersion: extra("The AMI release that was asked for."),
    force: Type.Optional(
        Type.Boolean({
            description: "Whether nodes are replaced though a PodDisruptionBudget is in the way. Default: false.",
        }),
    ),
    labels: Type.Optional(
        byName(Type.String({ description: "Hash of the value." }), {
            description: "Labels of the nodes. Default: none.",
        }),
    ),
    taints: Type.Optional(
        byName(Type.String({ description: "Hash of the value." }), {
            description: "Taints of the nodes, as `key:effect`. Default: none.",
        }),
    ),
    maxSize: Type.Optional(Type.Integer({ description: "Most nodes. Default: not told." })),
    takes: Type.Optional(
        Type.Integer({
            description: "How many nodes that run are beyond a `maxSize` that has just been lowered. Default: 0.",
        }),
    ),
};

export const plannedPool = object("PlannedPool", "What decides what an edit does to a pool's nodes.", {
    ...fixed,
    ...followed,
});
export type PlannedPool = Static<typeof plannedPool>;
