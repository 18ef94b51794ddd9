import { choice, object, type Static, Type } from "../shared/definition";
import { DEFAULT_KUBERAY_VERSION, SUPPORTED_KUBERAY_VERSIONS } from "../shared/versions";

const crdDeletePolicy = choice(["retain", "delete"], {
    title: "CrdDeletePolicy",
    description:
        "What destroying does with the CRDs. `retain` keeps them, and with them every Ray object of the cluster; `delete` removes them and is refused while Ray objects exist. Default: `retain`.",
    default: "retain",
});

export const crdsArgs = object("Crds", "The custom resource definitions of KubeRay.", {
    deletePolicy: Type.Optional(crdDeletePolicy),
});

export const kubeRayCrdsArgs = object("KubeRayCrdsArgs", "The custom resource definitions of one KubeRay version.", {
    version: Type.Optional(
        Type.String({
            description: `Version of KubeRay, one of ${SUPPORTED_KUBERAY_VERSIONS.join(", ")}. Can be raised, never lowered. Default: ${DEFAULT_KUBERAY_VERSION}.`,
            default: DEFAULT_KUBERAY_VERSION,
        }),
    ),
    deletePolicy: Type.Optional(crdDeletePolicy),
    kubeconfig: Type.Optional(
        Type.String({
            secret: true,
            description:
                "Kubeconfig of the cluster, as YAML or JSON text. Default: `kuberay:kubeconfig` of the stack, else the environment's.",
        }),
    ),
});
export type KubeRayCrdsArgs = Static<typeof kubeRayCrdsArgs>;

export const kubeRayCrdsState = object("KubeRayCrds", "The custom resource definitions as they are in the cluster.", {
    digest: Type.String({ description: "SHA-256 of the manifests of this version." }),
    names: Type.Array(Type.String({ description: "Name of a custom resource definition." }), {
        description: "Names of the custom resource definitions, e.g. `rayclusters.ray.io`.",
    }),
});
