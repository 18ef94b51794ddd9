import { byName, object, type Static, Type } from "../../../shared/definition";
import { plannedPool } from "./pool-args";

const cluster = object("PlannedRayCluster", "Where the pods of a Ray cluster run, and how many they are.", {
    head: Type.Optional(Type.String({ description: "Pool of the head. Default: none." })),
    headProtected: Type.Optional(
        Type.Boolean({ description: "Whether a PodDisruptionBudget guards the head. Default: true." }),
    ),
    workers: byName(Type.String({ description: "Pool of the group; empty for none." }), {
        description: "Pool of each worker group.",
    }),
    sizes: Type.Optional(
        byName(Type.String({ description: "A number of pods, e.g. `2` or `0 to 32`." }), {
            description: "Pods of each worker group, as the inputs tell. Default: not told.",
        }),
    ),
    suspended: Type.Optional(Type.Boolean({ description: "Whether it has no pods at the moment. Default: false." })),
    keepsState: Type.Optional(
        Type.Boolean({ description: "Whether what the head knows outlives it, in Redis. Default: false." }),
    ),
    namespace: Type.Optional(Type.String({ description: "Its namespace. Default: not told." })),
});
export type PlannedRayCluster = Static<typeof cluster>;

const operator = object("PlannedOperator", "What restarts the KubeRay operator, beside another version.", {
    namespace: Type.String({ description: "Namespace of the operator." }),
    watchNamespaces: Type.Array(Type.String({ description: "A namespace, or `*` for all." }), {
        description: "Namespaces that it serves.",
    }),
});

/** A readable summary of a unit: enough to tell, when it is edited, what the edit disrupts. */
export const platformPlanArgs = object(
    "PlatformPlanArgs",
    "Witness of one `RayPlatform`: no object behind it. Refuses a namespace of the unit that others have made.",
    {
        operatorVersion: Type.String({ description: "Version of the KubeRay operator." }),
        operator: Type.Optional(operator),
        nodePools: byName(plannedPool, { description: "The unit's pools by name." }),
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
