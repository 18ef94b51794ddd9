import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";

/** An input of the cluster, the place in the object where it shows, what shows there, and what shows without it. */
export interface ClusterRow {
    readonly given: Partial<RayClusterArgs>;
    readonly path: string;
    readonly want: unknown;
    readonly otherwise?: unknown;
}

const spec = (given: Partial<RayClusterArgs>, path: string, want: unknown, otherwise?: unknown): ClusterRow => ({
    given,
    path: `spec/${path}`,
    want,
    otherwise,
});

const variables = (given: object, path: string, want: unknown): ClusterRow =>
    spec({ autoscaling: given }, `autoscalerOptions/${path}`, want);

const TIMEOUT = "RAY_AUTOSCALER_RECONCILE_ALLOCATE_STATUS_TIMEOUT_S";
const SIZES = { cpu: "500m", memory: "512Mi" };
const RESTRICTED = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
};
const REDIS = { redisAddress: "redis:6379" };
const KEY = { name: "s", key: "k" };
const redis = (given: object, path: string, want: unknown): ClusterRow =>
    spec({ gcsFaultTolerance: { ...REDIS, ...given } }, `gcsFaultToleranceOptions/${path}`, want);
const service = (given: object, path: string, want: unknown): ClusterRow =>
    spec({ head: { pool: "general", service: given } }, path, want);
const HEADLESS = { clusterIP: "None", publishNotReadyAddresses: true };
const group = (given: object, path: string, want: unknown, otherwise?: unknown): ClusterRow =>
    spec({ workers: { g: { pool: "general", ...given } } }, `workerGroupSpecs/0/${path}`, want, otherwise);

const valueFrom = (source: object): object => ({ envValueFrom: { A: source } });

/** Rows start from a cluster with an autoscaler, a fixed and a scaled group. */
export const CLUSTER: Readonly<Record<string, ClusterRow>> = {
    name: { given: { name: "other" }, path: "metadata/name", want: "other", otherwise: "train" },
    namespace: { given: { namespace: "other" }, path: "metadata/namespace", want: "other", otherwise: "ray" },
    image: spec(
        { image: "rayproject/ray:2.55.0" },
        "headGroupSpec/template/spec/containers/0/image",
        "rayproject/ray:2.55.0",
        "rayproject/ray:2.54.0-py311",
    ),
    rayVersion: spec({ rayVersion: "2.54.1" }, "rayVersion", "2.54.1", "2.54.0"),
    authentication: spec({ authentication: "disabled" }, "authOptions", { mode: "disabled" }, { mode: "token" }),
    tokenSecretName: spec(
        { tokenSecretName: "mine" },
        "authOptions",
        { mode: "token", secretName: "mine" },
        { mode: "token" },
    ),
    podSecurity: spec({ podSecurity: "none" }, "headGroupSpec/template/spec/securityContext", undefined, {
        runAsNonRoot: true,
        seccompProfile: { type: "RuntimeDefault" },
    }),
    labels: { given: { labels: { team: "ml" } }, path: "metadata/labels/team", want: "ml" },
    annotations: { given: { annotations: { note: "x" } }, path: "metadata/annotations/note", want: "x" },
    queueName: { given: { queueName: "q" }, path: "metadata/labels/kueue.x-k8s.io~1queue-name", want: "q" },
    gangScheduling: {
        given: { gangScheduling: true },
        path: "metadata/labels/ray.io~1gang-scheduling-enabled",
        want: "true",
    },
    suspend: spec({ suspend: true }, "suspend", true),
    managedBy: spec({ managedBy: "kueue.x-k8s.io/multikueue" }, "managedBy", "kueue.x-k8s.io/multikueue"),
    spec: spec({ spec: { headGroupSpec: { enableIngress: true } } }, "headGroupSpec/enableIngress", true),

    "autoscaling.enabled": spec({ autoscaling: { enabled: false } }, "enableInTreeAutoscaling", false, true),
    "autoscaling.idleTimeoutSeconds": variables({ idleTimeoutSeconds: 5 }, "idleTimeoutSeconds", 5),
    "autoscaling.upscalingMode": variables({ upscalingMode: "Conservative" }, "upscalingMode", "Conservative"),
    "autoscaling.allocateTimeoutSeconds": spec(
        { autoscaling: { allocateTimeoutSeconds: 60 } },
        "autoscalerOptions/env",
        [{ name: TIMEOUT, value: "60" }],
        [{ name: TIMEOUT, value: "900" }],
    ),
    "autoscaling.image": variables({ image: "auto:1" }, "image", "auto:1"),
    "autoscaling.imagePullPolicy": variables({ imagePullPolicy: "Always" }, "imagePullPolicy", "Always"),
    "autoscaling.cpu": spec(
        { autoscaling: { cpu: 1 } },
        "autoscalerOptions/resources",
        { requests: { ...SIZES, cpu: "1" }, limits: { ...SIZES, cpu: "1" } },
        { requests: SIZES, limits: SIZES },
    ),
    "autoscaling.memory": spec(
        { autoscaling: { memory: "1G" } },
        "autoscalerOptions/resources",
        { requests: { ...SIZES, memory: "1G" }, limits: { ...SIZES, memory: "1G" } },
        { requests: SIZES, limits: SIZES },
    ),
    "autoscaling.env": variables({ env: { A: "1" } }, "env/A", { name: "A", value: "1" }),
    "autoscaling.envValueFrom.*.secretKeyRef.name": variables(
        valueFrom({ secretKeyRef: KEY }),
        "env/A/valueFrom/secretKeyRef/name",
        "s",
    ),
    "autoscaling.envValueFrom.*.secretKeyRef.key": variables(
        valueFrom({ secretKeyRef: KEY }),
        "env/A/valueFrom/secretKeyRef/key",
        "k",
    ),
    "autoscaling.envValueFrom.*.secretKeyRef.optional": variables(
        valueFrom({ secretKeyRef: { ...KEY, optional: true } }),
        "env/A/valueFrom/secretKeyRef/optional",
        true,
    ),
    "autoscaling.envValueFrom.*.configMapKeyRef.name": variables(
        valueFrom({ configMapKeyRef: KEY }),
        "env/A/valueFrom/configMapKeyRef/name",
        "s",
    ),
    "autoscaling.envValueFrom.*.configMapKeyRef.key": variables(
        valueFrom({ configMapKeyRef: KEY }),
        "env/A/valueFrom/configMapKeyRef/key",
        "k",
    ),
    "autoscaling.envValueFrom.*.configMapKeyRef.optional": variables(
        valueFrom({ configMapKeyRef: { ...KEY, optional: true } }),
        "env/A/valueFrom/configMapKeyRef/optional",
        true,
    ),
    "autoscaling.envValueFrom.*.fieldPath": variables(
        valueFrom({ fieldPath: "status.podIP" }),
        "env/A/valueFrom/fieldRef/fieldPath",
        "status.podIP",
    ),
    "autoscaling.envValueFrom.*.resource": variables(
        valueFrom({ resource: "limits.cpu" }),
        "env/A/valueFrom/resourceFieldRef/resource",
        "limits.cpu",
    ),
    "autoscaling.envFrom.*.secretName": variables({ envFrom: [{ secretName: "s" }] }, "envFrom/0/secretRef/name", "s"),
    "autoscaling.envFrom.*.configMapName": variables(
        { envFrom: [{ configMapName: "c" }] },
        "envFrom/0/configMapRef/name",
        "c",
    ),
    "autoscaling.envFrom.*.prefix": variables({ envFrom: [{ secretName: "s", prefix: "P" }] }, "envFrom/0/prefix", "P"),
    "autoscaling.envFrom.*.optional": variables(
        { envFrom: [{ secretName: "s", optional: true }] },
        "envFrom/0/secretRef/optional",
        true,
    ),
    "autoscaling.securityContext": spec(
        { autoscaling: { securityContext: { runAsUser: 1 } } },
        "autoscalerOptions/securityContext",
        { ...RESTRICTED, runAsUser: 1 },
        RESTRICTED,
    ),

    "gcsFaultTolerance.redisAddress": redis({}, "redisAddress", "redis:6379"),
    "gcsFaultTolerance.redisUsername.name": redis({ redisUsername: KEY }, "redisUsername/valueFrom/secretKeyRef", KEY),
    "gcsFaultTolerance.redisUsername.key": redis({ redisUsername: KEY }, "redisUsername/valueFrom/secretKeyRef", KEY),
    "gcsFaultTolerance.redisUsername.optional": redis(
        { redisUsername: { ...KEY, optional: true } },
        "redisUsername/valueFrom/secretKeyRef/optional",
        true,
    ),
    "gcsFaultTolerance.redisPassword.name": redis({ redisPassword: KEY }, "redisPassword/valueFrom/secretKeyRef", KEY),
    "gcsFaultTolerance.redisPassword.key": redis({ redisPassword: KEY }, "redisPassword/valueFrom/secretKeyRef", KEY),
    "gcsFaultTolerance.redisPassword.optional": redis(
        { redisPassword: { ...KEY, optional: true } },
        "redisPassword/valueFrom/secretKeyRef/optional",
        true,
    ),
    "gcsFaultTolerance.externalStorageNamespace": redis(
        { externalStorageNamespace: "ns" },
        "externalStorageNamespace",
        "ns",
    ),
    "gcsFaultTolerance.deletionTimeoutSeconds": {
        given: { gcsFaultTolerance: { ...REDIS, deletionTimeoutSeconds: 7 } },
        path: "metadata/annotations/ray.io~1gcs-ft-deletion-timeout",
        want: "7",
    },

    "head.schedulable": spec(
        { head: { pool: "general", schedulable: true } },
        "headGroupSpec/rayStartParams",
        {},
        { "num-cpus": "0" },
    ),
    "head.disruptionProtection": spec(
        { head: { pool: "general", disruptionProtection: false } },
        "headGroupSpec/template/metadata/annotations/karpenter.sh~1do-not-disrupt",
        undefined,
        "true",
    ),
    "head.service.type": service({ type: "LoadBalancer" }, "headGroupSpec/serviceType", "LoadBalancer"),
    "head.service.name": service({ name: "front" }, "headGroupSpec/headService", {
        metadata: { name: "front" },
        spec: HEADLESS,
    }),
    "head.service.labels": service({ labels: { a: "b" }, type: "NodePort" }, "headGroupSpec/headService", {
        metadata: { labels: { a: "b" } },
    }),
    "head.service.annotations": service({ annotations: { a: "b" } }, "headServiceAnnotations", { a: "b" }),
    "head.service.ports": service({ ports: { extra: 9 } }, "headGroupSpec/headService/spec/ports", [
        { name: "extra", port: 9, protocol: "TCP" },
    ]),

    "workers.*.replicas": group({ replicas: 3 }, "replicas", 3, 2),
    "workers.*.minReplicas": group({ minReplicas: 1, maxReplicas: 3 }, "minReplicas", 1, 2),
    "workers.*.maxReplicas": group({ maxReplicas: 3 }, "maxReplicas", 3, 2),
    "workers.*.numOfHosts": group({ numOfHosts: 4 }, "numOfHosts", 4),
    "workers.*.idleTimeoutSeconds": group({ maxReplicas: 3, idleTimeoutSeconds: 9 }, "idleTimeoutSeconds", 9),
    "workers.*.priority": group({ priority: 3 }, "priority", 3),
};

/** Inputs that leave the RayCluster object as it is: what they do is done elsewhere. */
export const NOT_IN_THE_OBJECT = [
    "exposeWithoutAuthentication",
    "updatePolicy",
    "accept",
    "wait",
    "operatorVersion",
    "kubeconfig",
    "networkPolicy",
    "ingress",
    "gateway",
];
