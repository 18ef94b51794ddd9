import { byName, object, type Static, Type } from "../../shared/definition";

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

const pool = object("PlannedPool", "What decides whether a pool's nodes are replaced.", {
    instanceTypes: Type.Array(Type.String({ description: "An EC2 instance type." }), {
        description: "EC2 instance types of the nodes.",
    }),
    capacity: Type.String({ description: "How the nodes are bought." }),
    nodeGroupName: Type.String({ description: "Name of the node group: another name is another group." }),
    launchTemplate: Type.Optional(template),
});

const cluster = object("PlannedRayCluster", "Where the pods of a Ray cluster run.", {
    head: Type.Optional(Type.String({ description: "Pool of the head. Default: none." })),
    headProtected: Type.Optional(
        Type.Boolean({ description: "Whether a PodDisruptionBudget guards the head. Default: true." }),
    ),
    workers: byName(Type.String({ description: "Pool of the group; empty for none." }), {
        description: "Pool of each worker group.",
    }),
});

/** A readable summary of a unit: enough to tell, when it is edited, what the edit disrupts. */
export const platformPlanArgs = object(
    "PlatformPlanArgs",
    "Witness of one `RayPlatform`: no object behind it. Refuses a namespace of the unit that others have made.",
    {
        operatorVersion: Type.String({ description: "Version of the KubeRay operator." }),
        nodePools: byName(pool, { description: "The unit's pools by name." }),
        rayClusters: byName(cluster, { description: "The unit's Ray clusters by name." }),
        namespaces: Type.Optional(
            Type.Array(Type.String({ description: "A namespace." }), {
                description: "Namespaces that the unit makes, and removes with everything in them. Default: none.",
            }),
        ),
        kubeconfig: Type.Optional(
            Type.String({
                secret: true,
                description:
                    "Kubeconfig of the cluster, to see whether a namespace is there already. Default: the environment's.",
            }),
        ),
    },
);
export type PlatformPlanArgs = Static<typeof platformPlanArgs>;
