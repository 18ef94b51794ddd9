import { acceptInput } from "../../shared/accept";
import { byName, mapOf, object, type Static, Type } from "../../shared/definition";
import { clusterAutoscalerArgs } from "../../cluster-autoscaler/args";
import { devicePluginsArgs } from "../../device-plugins/args";
import { crdsArgs } from "../../kuberay-crds/args";
import { nodePoolsArgs } from "../../node-pool/args/node-pool";
import { operatorArgs } from "../../operator/args";
import { rayClusterOutput, rayClusterSettings } from "../../ray-cluster/args/args";
import { poolPlacement } from "../../placement/args/pool-placement";

export const DEFAULT_NAMESPACE = "ray";

const clusterArgs = object("Cluster", "The EKS cluster that the unit runs on.", {
    name: Type.String({
        description:
            "Name of the EKS cluster. With `name` alone the endpoint is looked up, once the cluster is there: it exists, or `name` is an output of the program that makes it, and the kubeconfig runs `aws eks get-token`.",
    }),
    endpoint: Type.Optional(
        Type.String({
            description:
                "Address of the API server, e.g. `endpoint` of an `aws.eks.Cluster` made in the same program. Goes with `certificateAuthority`. Default: looked up by name.",
        }),
    ),
    certificateAuthority: Type.Optional(
        Type.String({
            description:
                "Certificate authority of the API server in base64, e.g. `certificateAuthority.data` of an `aws.eks.Cluster`. Goes with `endpoint`. Default: looked up by name.",
        }),
    ),
    region: Type.Optional(
        Type.String({
            description: "AWS region of the cluster, for `aws eks get-token`. Default: the AWS provider's region.",
        }),
    ),
    subnetIds: Type.Optional(
        Type.Array(Type.String({ description: "A subnet id, e.g. `subnet-0abc`." }), {
            minItems: 1,
            description: "Subnets of the pools that give none. Default: the subnets of the cluster, looked up by name.",
        }),
    ),
    kubeconfig: Type.Optional(
        Type.String({
            description:
                "A whole kubeconfig, as YAML or JSON text, used as it is; treated as a secret. Excludes `endpoint` and `certificateAuthority`. Default: derived from the above.",
        }),
    ),
});

export const rayPlatformArgs = object("RayPlatformArgs", "Ray on an EKS cluster, as one unit.", {
    cluster: clusterArgs,
    namespace: Type.Optional(
        Type.String({
            description: `Namespace of the Ray objects that name none. Default: \`${DEFAULT_NAMESPACE}\`.`,
            default: DEFAULT_NAMESPACE,
        }),
    ),
    createNamespace: Type.Optional(
        Type.Boolean({
            description: "Whether the unit makes (and removes) `namespace`. Default: true, except for `default`.",
        }),
    ),
    nodePools: Type.Optional(nodePoolsArgs),
    operator: Type.Optional(operatorArgs),
    crds: Type.Optional(crdsArgs),
    devicePlugins: Type.Optional(devicePluginsArgs),
    clusterAutoscaler: Type.Optional(clusterAutoscalerArgs),
    installPodIdentityAgent: Type.Optional(
        Type.Boolean({
            description:
                "Whether the unit installs EKS's add-on `eks-pod-identity-agent`, in EKS's default version for the cluster. Without the agent neither a `serviceAccount` nor the Cluster Autoscaler gets credentials. EKS refuses a second one: leave it out where the cluster has it, as with EKS Auto Mode. Default: false.",
            default: false,
        }),
    ),
    rayClusters: Type.Optional(
        byName(rayClusterSettings, {
            minProperties: 1,
            description:
                "Ray clusters by name. A name is a DNS label of at most 50 characters and becomes the RayCluster's name. Default: none.",
        }),
    ),
    accept: acceptInput("the unit and all its parts"),
});
export type RayPlatformArgs = Static<typeof rayPlatformArgs>;

export const operatorOutput = object("OperatorStatus", "The KubeRay operator of the unit.", {
    version: Type.String({ description: "Version of KubeRay." }),
    namespace: Type.String({ description: "Namespace of the operator." }),
    watchNamespaces: Type.Array(Type.String({ description: "A namespace, or `*` for all." }), {
        description: "Namespaces whose Ray objects the operator serves.",
    }),
});
export type OperatorOutput = Static<typeof operatorOutput>;

export const rayPlatformOutputs = object("RayPlatform", "What the unit offers to the rest of the program.", {
    kubeconfig: Type.String({
        description:
            "Kubeconfig of the cluster, as JSON text. It runs `aws eks get-token` and holds no credentials, unless it was given whole; then it is a secret.",
    }),
    nodePools: byName(poolPlacement, { description: "The pools by name, as `pools` of a `RayCluster` takes them." }),
    operator: operatorOutput,
    rayClusters: byName(rayClusterOutput, { description: "The Ray clusters by name, with their addresses." }),
    tokens: mapOf(Type.String({ description: "The token." }), {
        secret: true,
        description:
            "Tokens of the Ray clusters by name, as `token` of a `RayCluster`; none for a cluster that has none.",
    }),
});
