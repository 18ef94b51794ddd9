import { byName, choice, mapOf, object, type Static, Type } from "../shared/definition";
import { poolPlacement } from "../node-pool/args";

const pod = {
    pool: Type.Optional(
        Type.String({
            description:
                "Node pool of the pods: selector and tolerations are derived from it. Default: none, the pods run wherever Kubernetes puts them and need `cpu` and `memory`.",
        }),
    ),
    podsPerNode: Type.Optional(
        Type.Integer({
            minimum: 1,
            description:
                "How many such pods share one node; without `cpu`, `memory` and `gpus` each gets that share of what the node really offers. Default: 1.",
        }),
    ),
    cpu: Type.Optional(
        Type.Number({
            exclusiveMinimum: 0,
            description:
                "CPU cores of each pod, e.g. 4 or 0.5; Ray rounds up to whole ones. Default: the pod's share of its node.",
        }),
    ),
    memory: Type.Optional(
        Type.String({
            description:
                "Memory of each pod as a Kubernetes quantity, e.g. `16Gi`; request and limit. Default: the pod's share of its node.",
        }),
    ),
    gpus: Type.Optional(
        Type.Integer({
            minimum: 0,
            description: "NVIDIA GPUs of each pod. Default: the pod's share of its node for workers, 0 for the head.",
        }),
    ),
    rayStartParams: Type.Optional(
        mapOf(Type.String({ description: "Value of the parameter." }), {
            description:
                "Parameters of `ray start`, without the leading dashes, e.g. `num-cpus`. Default: `num-cpus: 0` on a head that has workers.",
        }),
    ),
    env: Type.Optional(
        mapOf(Type.String({ description: "Value of the variable." }), {
            description: "Environment variables of the Ray container. Default: none.",
        }),
    ),
    podTemplate: Type.Optional(
        Type.Unknown({
            description:
                "A Kubernetes PodTemplateSpec (`metadata`, `spec`), merged last over the derived one: maps by key; containers, variables, ports, mounts and volumes by name (the Ray container is `ray-head` or `ray-worker`, the first of its pod); tolerations are added; other lists are replaced; null removes. Default: none.",
        }),
    ),
};

export const headArgs = object("Head", "The head pod of a RayCluster.", pod);
export type HeadArgs = Static<typeof headArgs>;

export const workerGroupArgs = object("WorkerGroup", "Worker pods of one kind.", {
    ...pod,
    replicas: Type.Optional(
        Type.Integer({
            minimum: 0,
            description:
                "Pods of the group, a fixed number. Give either this or `minReplicas` and `maxReplicas`, which hand the number to the Ray autoscaler. Default: 1 when neither is given.",
        }),
    ),
    minReplicas: Type.Optional(
        Type.Integer({
            minimum: 0,
            description: "Fewest pods under the Ray autoscaler. Default: 0 when `maxReplicas` is given.",
        }),
    ),
    maxReplicas: Type.Optional(
        Type.Integer({
            minimum: 0,
            description:
                "Most pods under the Ray autoscaler. Required with `minReplicas`; at least that. Default: none, the number of pods is fixed.",
        }),
    ),
});
export type WorkerGroupArgs = Static<typeof workerGroupArgs>;

const settings = {
    image: Type.String({
        description: "Ray image of head and workers with its tag, e.g. `rayproject/ray:2.54.0-py311-gpu`.",
    }),
    rayVersion: Type.Optional(
        Type.String({
            description:
                "Version of Ray inside the image, e.g. `2.54.0`; must agree with the image's tag. Default: read from the tag; required when the tag has none.",
        }),
    ),
    authentication: Type.Optional(
        choice(["token", "disabled"], {
            description:
                "How Ray's dashboard, job and client ports are protected. `token` needs Ray 2.52 or newer; `disabled` leaves them open to everything that reaches them and must be asked for. Default: `token`.",
            default: "token",
        }),
    ),
    labels: Type.Optional(
        mapOf(Type.String({ description: "Value of the label." }), {
            description: "Extra labels on the RayCluster object. Default: none.",
        }),
    ),
    annotations: Type.Optional(
        mapOf(Type.String({ description: "Value of the annotation." }), {
            description:
                "Extra annotations on the RayCluster object; KubeRay does not hand them to pods. Default: none.",
        }),
    ),
    head: Type.Optional(headArgs),
    workers: Type.Optional(
        byName(workerGroupArgs, {
            minProperties: 1,
            description:
                "Worker groups by name. A name is a DNS label of at most 50 characters. Default: none, the head does the work.",
        }),
    ),
    updatePolicy: Type.Optional(
        choice(["RestartChanged", "RecreateAll", "NewPodsOnly"], {
            description:
                "What an edit of a pod does to running pods. `RestartChanged` restarts the pods of the edited group, at most a quarter of them at a time (an edit of the head restarts all at once); `RecreateAll` restarts all pods; `NewPodsOnly` leaves them until they are replaced for another reason. Default: `RestartChanged`.",
            default: "RestartChanged",
        }),
    ),
    wait: Type.Optional(
        choice(["ready", "head", "none"], {
            title: "RayClusterWait",
            description:
                "What `pulumi up` waits for: head and minimum workers `ready`, the `head` alone, or `none`. Default: `ready`.",
            default: "ready",
        }),
    ),
};

const namespace = (fallback: string) =>
    Type.Optional(
        Type.String({
            description: `Namespace of the RayCluster. It must be watched by the operator. Default: ${fallback}.`,
        }),
    );

/** A cluster inside a `RayPlatform`; its name is its key. */
export const rayClusterSettings = object("RayClusterSettings", "A Ray cluster of the unit.", {
    namespace: namespace("the unit's `namespace`"),
    ...settings,
});
export type RayClusterSettings = Static<typeof rayClusterSettings>;

export const rayClusterArgs = object("RayClusterArgs", "A Ray cluster, served by the KubeRay operator.", {
    name: Type.Optional(
        Type.String({
            description:
                "Name of the RayCluster object: a DNS label of at most 50 characters. A change replaces it. Default: the resource's name.",
        }),
    ),
    namespace: namespace("`default`"),
    ...settings,
    pools: Type.Optional(
        byName(poolPlacement, {
            description:
                "The node pools that head and workers name, e.g. `nodePools` of a `RayPlatform`. Default: none.",
        }),
    ),
    operatorVersion: Type.Optional(
        Type.String({
            description:
                "Version of the KubeRay operator that serves the cluster; decides which fields may be written. Default: the newest supported one.",
        }),
    ),
    kubeconfig: Type.Optional(
        Type.String({
            secret: true,
            description:
                "Kubeconfig of the Kubernetes cluster, as YAML or JSON text. A change of the API server's address replaces the RayCluster. Default: `kuberay:kubeconfig` of the stack, else the environment's.",
        }),
    ),
});
export type RayClusterArgs = Static<typeof rayClusterArgs>;

const addresses = {
    namespace: Type.String({ description: "Namespace of the RayCluster object." }),
    headServiceName: Type.String({ description: "Name of the head's Service." }),
    dashboardUrl: Type.String({
        description: "Address of Ray's dashboard inside the Kubernetes cluster, `http://...:8265`.",
    }),
    clientUrl: Type.String({ description: "Address for `ray.init` inside the Kubernetes cluster, `ray://...:10001`." }),
    jobSubmissionUrl: Type.String({
        description: "Address for `ray job submit` inside the Kubernetes cluster, `http://...:8265`.",
    }),
};

/** Outputs of the resource beside its inputs. */
export const rayClusterState = object("RayCluster", "The Ray cluster as it is.", {
    ...addresses,
    rayVersion: Type.String({ description: "Version of Ray." }),
    state: Type.String({ description: "KubeRay's word for the state of the cluster, e.g. `ready`." }),
});

/** A cluster among the outputs of a `RayPlatform`: all of it known in preview. */
export const rayClusterOutput = object("RayClusterAddresses", "A Ray cluster of the unit.", {
    name: Type.String({ description: "Name of the RayCluster object." }),
    ...addresses,
});
export type RayClusterOutput = Static<typeof rayClusterOutput>;
