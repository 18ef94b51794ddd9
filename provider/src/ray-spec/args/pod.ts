import { choice, mapOf, Type, object } from "../../shared/definition";
import { args, command, container, KUBERNETES_PULLS, pullPolicy, requests } from "./container";
import { variables } from "./variables";
import { volume } from "./volume";

const toleration = object("Toleration", "A taint that pods put up with.", {
    key: Type.Optional(Type.String({ description: "Key of the taint. Default: every key, with `operator: Exists`." })),
    operator: Type.Optional(
        choice(["Equal", "Exists"], {
            title: "TolerationOperator",
            description: "Whether the value counts. Default: `Equal`.",
        }),
    ),
    value: Type.Optional(Type.String({ description: "Value of the taint. Default: none." })),
    effect: Type.Optional(
        choice(["NoSchedule", "PreferNoSchedule", "NoExecute"], {
            title: "TolerationEffect",
            description: "Effect of the taint. Default: every effect.",
        }),
    ),
    tolerationSeconds: Type.Optional(
        Type.Integer({ description: "How many seconds `NoExecute` is put up with. Default: for ever." }),
    ),
});

/** What can be said once for all pods, and again for the head or a group. */
export const podSettings = {
    imagePullPolicy: pullPolicy(KUBERNETES_PULLS),
    imagePullSecrets: Type.Optional(
        Type.Array(Type.String({ description: "Name of a Secret in the cluster's namespace." }), {
            description: "Secrets with which private images are pulled. Default: none.",
        }),
    ),
    ...variables,
    volumes: Type.Optional(mapOf(volume, { description: "Volumes by name. Default: none." })),
    initContainers: Type.Optional(
        Type.Array(container, { description: "Containers that run, in this order, before Ray starts. Default: none." }),
    ),
    sidecars: Type.Optional(Type.Array(container, { description: "Containers that run beside Ray. Default: none." })),
    serviceAccountName: Type.Optional(
        Type.String({
            description:
                "ServiceAccount of the pods, in the cluster's namespace; it must exist. Default: `default`, or KubeRay's own for an autoscaled head.",
        }),
    ),
    labels: Type.Optional(
        mapOf(Type.String({ description: "Value of the label." }), {
            description: "Labels of the pods. Default: none.",
        }),
    ),
    annotations: Type.Optional(
        mapOf(Type.String({ description: "Value of the annotation." }), {
            description: "Annotations of the pods. Default: none.",
        }),
    ),
    nodeSelector: Type.Optional(
        mapOf(Type.String({ description: "Value of the node's label." }), {
            description: "Node labels that the pods need, beside those of the pool. Default: none.",
        }),
    ),
    tolerations: Type.Optional(
        Type.Array(toleration, {
            description: "Taints that the pods put up with, beside those of the pool. Default: none.",
        }),
    ),
    affinity: Type.Optional(Type.Unknown({ description: "Kubernetes' Affinity of the pods. Default: none." })),
    topologySpreadConstraints: Type.Optional(
        Type.Array(Type.Unknown({ description: "A TopologySpreadConstraint." }), {
            description: "Kubernetes' TopologySpreadConstraints of the pods. Default: none.",
        }),
    ),
    priorityClassName: Type.Optional(
        Type.String({ description: "PriorityClass of the pods. Default: the cluster's default class." }),
    ),
    schedulerName: Type.Optional(
        Type.String({ description: "Scheduler of the pods, e.g. `volcano`. Default: Kubernetes' own." }),
    ),
    runtimeClassName: Type.Optional(Type.String({ description: "RuntimeClass of the pods. Default: none." })),
    terminationGracePeriodSeconds: Type.Optional(
        Type.Integer({ minimum: 0, description: "Seconds that a pod has to stop. Default: 30." }),
    ),
    podSecurityContext: Type.Optional(
        Type.Unknown({
            description: "Kubernetes' PodSecurityContext, merged over the one of `podSecurity`. Default: none.",
        }),
    ),
};

/** What the head and each group say for themselves. */
export const podArgs = {
    pool: Type.Optional(
        Type.String({
            description:
                "Node pool of the pods: selector, tolerations and sizes are derived from it. Default: for the head the pool that suits it best, on demand and without GPUs; else none, the pods run wherever Kubernetes puts them and need `cpu` and `memory`.",
        }),
    ),
    podsPerNode: Type.Optional(
        Type.Integer({
            minimum: 1,
            description:
                "How many such pods share one node; where `cpu`, `memory` or `gpus` is not given, each gets that share of what the node really offers, less its sidecars. Default: 1.",
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
            description:
                "NVIDIA GPUs of each pod. Default: the pod's share of its node for workers, 0 for the head and beside slices of GPUs in `accelerators`.",
        }),
    ),
    accelerators: Type.Optional(
        mapOf(Type.Integer({ minimum: 0, description: "How many." }), {
            description:
                "Other devices of each pod by their Kubernetes resource name, e.g. `aws.amazon.com/neuroncore` or `nvidia.com/mig-1g.5gb`. Default: none.",
        }),
    ),
    efa: Type.Optional(
        Type.Integer({
            minimum: 0,
            description:
                "EFA interfaces of each pod (`vpc.amazonaws.com/efa`), on nodes that have them attached. Default: 0.",
        }),
    ),
    ephemeralStorage: Type.Optional(
        Type.String({
            description:
                "Disk of each pod for its files and logs, as a Kubernetes quantity; request and limit. Default: none, whatever the node has.",
        }),
    ),
    requests: Type.Optional(requests),
    sharedMemory: Type.Optional(
        Type.String({
            description:
                "Size of `/dev/shm`, Ray's object store, as a Kubernetes quantity; counts as memory of the pod. Default: KubeRay's, as much as `memory`.",
        }),
    ),
    image: Type.Optional(
        Type.String({ description: "Ray image of these pods; same version of Ray. Default: the cluster's `image`." }),
    ),
    containerName: Type.Optional(
        Type.String({ description: "Name of the Ray container. Default: `ray-head` or `ray-worker`." }),
    ),
    command,
    args,
    lifecycle: Type.Optional(
        Type.Unknown({
            description: "Kubernetes' Lifecycle (`postStart`, `preStop`) of the Ray container. Default: none.",
        }),
    ),
    ports: Type.Optional(
        mapOf(Type.Integer({ minimum: 1, maximum: 65535, description: "Port number." }), {
            description:
                "TCP ports of the Ray container by name, e.g. `{ dashboard: 8265 }`. The head's Service has exactly these. Default: KubeRay's own set for the head (6379, 8265, 10001, 8080, 8000), none for workers.",
        }),
    ),
    securityContext: Type.Optional(
        Type.Unknown({
            description:
                "Kubernetes' SecurityContext of the Ray container, merged over the one of `podSecurity`. Default: none.",
        }),
    ),
    rayStartParams: Type.Optional(
        mapOf(Type.String({ description: "Value of the parameter." }), {
            description:
                "Parameters of `ray start`, without the leading dashes, e.g. `object-store-memory`. The values of known ones are checked. Default: `num-cpus: 0` on a head that is not `schedulable` and has no `rayResources`.",
        }),
    ),
    rayResources: Type.Optional(
        mapOf(Type.String({ description: "Amount, e.g. `1` or `4Gi`." }), {
            description:
                'What Ray believes these pods to offer, by resource, e.g. `{ CPU: "8", labelling: "1" }`; it does not change what Kubernetes reserves. Needs KubeRay 1.5. Default: read from the sizes of the pod.',
        }),
    ),
    rayLabels: Type.Optional(
        mapOf(Type.String({ description: "Value of the label." }), {
            description:
                "Labels that Ray can schedule by. Needs KubeRay 1.5. Default: `ray.io/market-type`, `ray.io/region` and `ray.io/accelerator-type`, as far as the pool tells them, from Ray 2.49 on.",
        }),
    ),
    podTemplate: Type.Optional(
        Type.Unknown({
            description:
                "A Kubernetes PodTemplateSpec (`metadata`, `spec`), merged last over the derived one: maps by key; containers, variables, ports, mounts and volumes by name (the Ray container is the first of its pod); tolerations are added; other lists are replaced; `{ $patch: delete }` in place of a value or in a named entry removes, `{ $patch: replace }` as first entry of a list replaces it whole. Default: none.",
        }),
    ),
};
