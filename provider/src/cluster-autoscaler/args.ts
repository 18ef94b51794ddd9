import { choice, mapOf, object, type Static, Type } from "../shared/definition";
import { KUBERNETES_VERSIONS } from "./images";

export const DEFAULT_EXPANDER = "least-waste";
export const DEFAULT_UNNEEDED_TIME = "10m";
export const DEFAULT_DELAY_AFTER_ADD = "10m";

export const clusterAutoscalerArgs = object(
    "ClusterAutoscaler",
    "Kubernetes' Cluster Autoscaler, which adds and removes nodes of the unit's pools between `minSize` and `maxSize`, and touches no other node group. In `kube-system`, with an IAM role through EKS Pod Identity: see `installPodIdentityAgent`. An edit restarts it; nodes and Ray pods go on. Adding it keeps 100m CPU and 600 MiB free on pools without taints, which changes the share of pods that give no size.",
    {
        kubernetesVersion: Type.Optional(
            Type.String({
                description: `Version of Kubernetes that it is made for, the EKS cluster's own: one of ${KUBERNETES_VERSIONS.join(", ")}. Decides the image. Default: the EKS cluster's, where that is looked up by name.`,
            }),
        ),
        image: Type.Optional(
            Type.String({
                description:
                    "Image of the Cluster Autoscaler, e.g. in a registry of yours. Default: `registry.k8s.io/autoscaling/cluster-autoscaler` in the version for `kubernetesVersion`, by digest where one is published.",
            }),
        ),
        expander: Type.Optional(
            choice(["least-waste", "most-pods", "random"], {
                title: "Expander",
                description: `Which pool grows when several could: the one that leaves the least idle, the one that takes the most pods, or any. Ray pods that name a pool leave no choice. Default: \`${DEFAULT_EXPANDER}\`.`,
                default: DEFAULT_EXPANDER,
            }),
        ),
        scaleDownUnneededTime: Type.Optional(
            Type.String({
                description: `How long a node is idle before it is removed, e.g. \`90s\` or \`1h30m\`; comes after Ray's own \`idleTimeoutSeconds\`. Default: \`${DEFAULT_UNNEEDED_TIME}\`.`,
                default: DEFAULT_UNNEEDED_TIME,
            }),
        ),
        scaleDownDelayAfterAdd: Type.Optional(
            Type.String({
                description: `How long no node is removed after one was added, e.g. \`5m\`. Default: \`${DEFAULT_DELAY_AFTER_ADD}\`.`,
                default: DEFAULT_DELAY_AFTER_ADD,
            }),
        ),
        extraArgs: Type.Optional(
            mapOf(Type.String({ description: "Value of the flag." }), {
                description:
                    "Other flags of the Cluster Autoscaler by name without dashes, e.g. `max-node-provision-time: 30m`, merged last. Which groups it scales, and by which rights, cannot be changed. Default: none.",
            }),
        ),
    },
);
export type ClusterAutoscalerArgs = Static<typeof clusterAutoscalerArgs>;
