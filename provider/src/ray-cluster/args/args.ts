import { MULTIKUEUE, KUBERAY_OPERATOR } from "../../ray-spec/facts/managers";
import { serviceAccountArgs } from "../../pod-identity/args";
import { acceptInput } from "../../shared/accept";
import { byName, choice, mapOf, object, Type, type Static } from "../../shared/definition";
import { addressOutputs } from "../../ray-object/addresses";
import { companionSettings } from "../../ray-object/companions/args";
import { groupSettings, raySettings, specOverride } from "../../ray-spec/args/args";
import { poolPlacement } from "../../placement/args/pool-placement";

const settings = {
    ...raySettings,
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
    ...groupSettings,
    ...companionSettings,
    queueName: Type.Optional(
        Type.String({
            description:
                "Local queue of Kueue, which then decides when the pods start. Default: none, they start at once.",
        }),
    ),
    gangScheduling: Type.Optional(
        Type.Boolean({
            description:
                "Whether a batch scheduler that the operator is set up for (Volcano, YuniKorn, scheduler-plugins) starts all pods or none. Default: false.",
        }),
    ),
    suspend: Type.Optional(
        Type.Boolean({
            description:
                "Whether all pods are removed until it is false again. Left to Kueue with `queueName`. Default: false.",
        }),
    ),
    managedBy: Type.Optional(
        choice([KUBERAY_OPERATOR, MULTIKUEUE], {
            description:
                "Who looks after the RayCluster. With MultiKueue, its pods run in another Kubernetes cluster and `wait` should be `none`. A change replaces it. Default: the KubeRay operator.",
        }),
    ),
    ...specOverride,
    updatePolicy: Type.Optional(
        choice(["RestartChanged", "RecreateAll", "NewPodsOnly"], {
            description:
                "What an edit of a pod does to running pods. `RestartChanged` restarts the pods of the edited group, at most a quarter of its replicas at a time, all hosts of a replica together (an edit of the head restarts all at once); `RecreateAll` restarts all pods; `NewPodsOnly` leaves them until they are replaced for another reason. Default: `RestartChanged`.",
            default: "RestartChanged",
        }),
    ),
    wait: Type.Optional(
        choice(["ready", "head", "none"], {
            title: "RayClusterWait",
            description:
                "What `pulumi up` waits for: head and minimum workers `ready`, the `head` alone, or `none`. It gives up within a minute of a definite cause, and when nothing has moved for 10 minutes; `customTimeouts`, when given, are the whole limit. Default: `ready`.",
            default: "ready",
        }),
    ),
    accept: acceptInput("this Ray cluster"),
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
    serviceAccount: Type.Optional(serviceAccountArgs),
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

const rayPod = object("RayPod", "A pod of a Ray cluster.", {
    name: Type.String({ description: "Name of the pod." }),
    group: Type.String({ description: "Its worker group; `headgroup` for the head." }),
    node: Type.Optional(Type.String({ description: "Name of its node. Default: none, while it waits for one." })),
    ready: Type.Boolean({ description: "Whether Kubernetes calls it ready." }),
});
export type RayPod = Static<typeof rayPod>;

/** Outputs of the resource beside its inputs. */
export const rayClusterState = object("RayCluster", "The Ray cluster as it is.", {
    ...addressOutputs,
    rayVersion: Type.String({ description: "Version of Ray." }),
    state: Type.String({ description: "KubeRay's word for the state of the cluster, e.g. `ready`." }),
    token: Type.Optional(
        Type.String({
            secret: true,
            description:
                "Token for dashboard, job and client ports, as `RAY_AUTH_TOKEN` of a client. None with `authentication: kubernetes` or `disabled`, before KubeRay 1.5, or where the Secret may not be read.",
        }),
    ),
    pods: Type.Array(rayPod, { description: "The cluster's pods when it was last looked at, head first." }),
    effectiveSpec: Type.Unknown({
        description:
            "The RayClusterSpec as it is in the Kubernetes cluster, replicas of the Ray autoscaler included. Secret when one of the inputs in it is.",
    }),
});

/** A cluster among the outputs of a `RayPlatform`: all of it known in preview. */
export const rayClusterOutput = object("RayClusterAddresses", "A Ray cluster of the unit.", {
    name: Type.String({ description: "Name of the RayCluster object." }),
    ...addressOutputs,
});
export type RayClusterOutput = Static<typeof rayClusterOutput>;
