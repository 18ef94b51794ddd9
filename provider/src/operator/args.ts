import { object, type Static, Type } from "../shared/definition";
import { DEFAULT_KUBERAY_VERSION, SUPPORTED_KUBERAY_VERSIONS } from "../shared/versions";

export const DEFAULT_OPERATOR_NAMESPACE = "kuberay-operator";

const watchNamespaces = (fallback: string) =>
    Type.Optional(
        Type.Array(Type.String({ description: "A namespace, or `*` alone for all of them." }), {
            minItems: 1,
            description: `Namespaces whose Ray objects the operator serves; it gets a Role in each of them and no rights elsewhere. \`["*"]\` means all, with a ClusterRole. Default: ${fallback}.`,
        }),
    );

const properties = {
    version: Type.Optional(
        Type.String({
            description: `Version of the KubeRay operator and of its CRDs, one of ${SUPPORTED_KUBERAY_VERSIONS.join(", ")}. Default: ${DEFAULT_KUBERAY_VERSION}.`,
            default: DEFAULT_KUBERAY_VERSION,
        }),
    ),
    namespace: Type.Optional(
        Type.String({
            description: `Namespace of the operator, created and removed with it. Each unit needs one of its own: give another name when a cluster has a KubeRay operator already. Default: \`${DEFAULT_OPERATOR_NAMESPACE}\`.`,
            default: DEFAULT_OPERATOR_NAMESPACE,
        }),
    ),
    watchNamespaces: watchNamespaces("the namespaces of the unit's Ray objects"),
};

export const operatorArgs = object("Operator", "The KubeRay operator of the unit.", properties);
export type OperatorArgs = Static<typeof operatorArgs>;

/** The component on its own. */
export const kubeRayOperatorArgs = object(
    "KubeRayOperatorArgs",
    "The KubeRay operator: namespace, identity, rights, Deployment and Service. The CRDs are `KubeRayCrds`.",
    {
        kubeconfig: Type.Optional(
            Type.String({
                secret: true,
                description:
                    "Kubeconfig of the cluster, as YAML or JSON text. Default: the `kubernetes` provider among the component's `providers`, else the environment's.",
            }),
        ),
        ...properties,
        watchNamespaces: watchNamespaces('`["*"]`'),
    },
);
export type KubeRayOperatorArgs = Static<typeof kubeRayOperatorArgs>;
