import { choice, mapOf, object, type Static, Type } from "../../shared/definition";
import { podArgs, podSettings } from "./pod";

export const podDefaults = object(
    "PodDefaults",
    "What all pods of a cluster have. The head and each group may add to it: maps, variables and volumes by key, containers by name (and their variables, mounts and ports by key), `imagePullSecrets`, `tolerations`, `envFrom` and `topologySpreadConstraints` one by one; other values of theirs win.",
    podSettings,
);
export type PodDefaults = Static<typeof podDefaults>;

const headService = object("HeadService", "The Service in front of the head.", {
    type: Type.Optional(
        choice(["ClusterIP", "NodePort", "LoadBalancer"], {
            title: "HeadServiceType",
            description:
                "How it is reached. `NodePort` and `LoadBalancer` reach beyond the Kubernetes cluster and need authentication. Default: `ClusterIP`.",
            default: "ClusterIP",
        }),
    ),
    name: Type.Optional(Type.String({ description: "Its name. Default: `<name of the cluster>-head-svc`." })),
    labels: Type.Optional(
        mapOf(Type.String({ description: "Value of the label." }), {
            description: "Extra labels on it. Default: none.",
        }),
    ),
    annotations: Type.Optional(
        mapOf(Type.String({ description: "Value of the annotation." }), {
            description: "Annotations on it, e.g. those of the AWS Load Balancer Controller. Default: none.",
        }),
    ),
    ports: Type.Optional(
        mapOf(Type.Integer({ minimum: 1, maximum: 65535, description: "Port number." }), {
            description: "More TCP ports by name, beside those of the head. Default: none.",
        }),
    ),
});
export type HeadService = Static<typeof headService>;

export const headArgs = object("Head", "The head pod of a RayCluster.", {
    ...podArgs,
    ...podSettings,
    schedulable: Type.Optional(
        Type.Boolean({
            description:
                "Whether Ray may run tasks and actors on the head; work there can take the whole cluster down with it. Default: only when there are no workers.",
        }),
    ),
    disruptionProtection: Type.Optional(
        Type.Boolean({
            description:
                "Whether node autoscalers and drains must leave the head alone: annotations for Cluster Autoscaler and Karpenter, and a PodDisruptionBudget. Default: true.",
            default: true,
        }),
    ),
    service: Type.Optional(headService),
});
export type HeadArgs = Static<typeof headArgs>;

export const workerGroupArgs = object("WorkerGroup", "Worker pods of one kind.", {
    ...podArgs,
    ...podSettings,
    replicas: Type.Optional(
        Type.Integer({
            minimum: 0,
            description:
                "Replicas of the group. Alone it is a fixed number; beside `maxReplicas` it is the number to start with, and the Ray autoscaler's from then on. Default: 1, or `minReplicas` when `maxReplicas` is given.",
        }),
    ),
    minReplicas: Type.Optional(
        Type.Integer({
            minimum: 0,
            description: "Fewest replicas under the Ray autoscaler. Default: 0 when `maxReplicas` is given.",
        }),
    ),
    maxReplicas: Type.Optional(
        Type.Integer({
            minimum: 0,
            description:
                "Most replicas under the Ray autoscaler. Required with `minReplicas`; at least that. Default: none, the number of replicas is fixed.",
        }),
    ),
    numOfHosts: Type.Optional(
        Type.Integer({
            minimum: 1,
            description: "Pods of each replica, which come and go together, e.g. the hosts of a TPU slice. Default: 1.",
        }),
    ),
    idleTimeoutSeconds: Type.Optional(
        Type.Integer({
            minimum: 0,
            description:
                "Seconds after which the Ray autoscaler removes an idle pod of the group. Default: `autoscaling.idleTimeoutSeconds`.",
        }),
    ),
    priority: Type.Optional(
        Type.Integer({
            description:
                "Which group the Ray autoscaler fills first, the highest first. Needs KubeRay 1.7. Default: 0.",
        }),
    ),
});
export type WorkerGroupArgs = Static<typeof workerGroupArgs>;
