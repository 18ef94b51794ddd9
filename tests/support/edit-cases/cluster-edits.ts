import { type EditCase, type Patch } from "./edit-case";
import { POOL } from "./pod-edits";

const KEPT = { head: "kept", a: "kept", b: "kept" } as const;
const GONE = { head: "gone", a: "gone", b: "gone" } as const;
const SERVICE = /head's Service is made anew/;

const scaled = { workers: { a: { minReplicas: 1, maxReplicas: 3 } } };
const pools = { one: POOL, two: { ...POOL, nodeSelector: { "example.com/zone": "x" } } };
const onPool = { pools, head: { pool: "two" }, workers: { a: { pool: "one" } } };
const shareOfPool = { ...onPool, workers: { a: { pool: "one", cpu: null, memory: null, podsPerNode: 30 } } };
/** What a user might say of a machine: sixteen cores and 64 GiB. */
const LARGER = {
    vcpus: 16,
    memoryMiB: 65536,
    architecture: "x86_64",
    networkInterfaces: 8,
    ipv4PerInterface: 30,
} as const;
const redis = { gcsFaultTolerance: { redisAddress: "redis:6379" } };
const ingress = { ingress: { host: "ray.example.com", tlsSecretName: "certificate" } };
const gateway = { gateway: { name: "public", host: "ray.example.com" } };
const key = (name: string) => ({ name: "redis-login", key: name });

const edit = (before: Patch, after: Patch, more: Partial<EditCase> = {}): EditCase => ({
    before,
    edit: after,
    ...more,
});

/** Inputs that are said once for the cluster. */
export const CLUSTER_CASES: Readonly<Record<string, EditCase>> = {
    image: edit({}, { image: "rayproject/ray:2.54.0-py312" }),
    rayVersion: edit({ image: "example.com/ray:mine", rayVersion: "2.54.0" }, { rayVersion: "2.54.1" }),
    authentication: edit({}, { authentication: "disabled" }),
    tokenSecretName: edit({}, { tokenSecretName: "own-token" }),
    exposeWithoutAuthentication: edit({}, { exposeWithoutAuthentication: true }),
    podSecurity: edit({}, { podSecurity: "none" }),
    labels: edit({}, { labels: { "example.com/team": "ml" } }),
    annotations: edit({}, { annotations: { "example.com/note": "new" } }),
    queueName: edit({}, { queueName: "training" }),
    gangScheduling: edit({}, { gangScheduling: true }),
    suspend: edit({}, { suspend: true }, { outcomes: GONE, warns: /removes all pods \(the head, a: 1, b: 1\)/ }),
    spec: edit(
        {},
        {
            spec: {
                workerGroupSpecs: [{ groupName: "a", template: { metadata: { labels: { "example.com/x": "y" } } } }],
            },
        },
        { outcomes: { head: "kept", b: "kept" } },
    ),
    updatePolicy: edit({}, { updatePolicy: "NewPodsOnly" }),
    accept: edit({}, { accept: ["R-SPOT-HEAD"] }),
    wait: edit({}, { wait: "head" }),
    operatorVersion: edit({ authentication: "disabled" }, { operatorVersion: "1.4.2" }),

    "head.schedulable": edit({}, { head: { schedulable: true } }),
    "head.disruptionProtection": edit({}, { head: { disruptionProtection: false } }),
    "head.service.type": edit({}, { head: { service: { type: "NodePort" } } }, { warns: SERVICE }),
    "head.service.name": edit({}, { head: { service: { name: "entry" } } }, { outcomes: { head: "kept" } }),
    "head.service.labels": edit({}, { head: { service: { labels: { "example.com/a": "b" } } } }, { warns: SERVICE }),
    "head.service.annotations": edit(
        {},
        { head: { service: { annotations: { "example.com/a": "b" } } } },
        { warns: SERVICE },
    ),
    "head.service.ports": edit({}, { head: { service: { ports: { extra: 9000 } } } }, { warns: SERVICE }),

    "workers.*": edit(
        {},
        { workers: { a: null } },
        { outcomes: { a: "gone" }, warns: /workers\.a: is removed, and its pods \(1\)/ },
    ),
    "workers.*.replicas": edit({}, { workers: { a: { replicas: 2 } } }, { outcomes: { a: "more" } }),
    "workers.*.minReplicas": edit(scaled, { workers: { a: { minReplicas: 2 } } }, { outcomes: { a: "more" } }),
    "workers.*.maxReplicas": edit(
        scaled,
        { workers: { a: { maxReplicas: 2 } } },
        { warns: /^workers\.a\.maxReplicas: at most 2 pods instead of 3/ },
    ),
    "workers.*.numOfHosts": edit({}, { workers: { a: { numOfHosts: 2 } } }),
    "workers.*.idleTimeoutSeconds": edit(scaled, { workers: { a: { idleTimeoutSeconds: 30 } } }),
    "workers.*.priority": edit(scaled, { workers: { a: { priority: 5 } } }, { isRefused: true }),

    "autoscaling.enabled": edit({}, { autoscaling: { enabled: true } }),
    "autoscaling.idleTimeoutSeconds": edit(scaled, { autoscaling: { idleTimeoutSeconds: 30 } }),
    "autoscaling.upscalingMode": edit(scaled, { autoscaling: { upscalingMode: "Conservative" } }),
    "autoscaling.allocateTimeoutSeconds": edit(scaled, { autoscaling: { allocateTimeoutSeconds: 1200 } }),
    "autoscaling.image": edit(scaled, { autoscaling: { image: "rayproject/ray:2.54.0-py312" } }),
    "autoscaling.imagePullPolicy": edit(scaled, { autoscaling: { imagePullPolicy: "Always" } }),
    "autoscaling.cpu": edit(scaled, { autoscaling: { cpu: 0.6 } }),
    "autoscaling.memory": edit(scaled, { autoscaling: { memory: "640Mi" } }),
    "autoscaling.env": edit(scaled, { autoscaling: { env: { MODE: "fast" } } }),
    "autoscaling.envValueFrom": edit(scaled, {
        autoscaling: { envValueFrom: { ADDRESS: { fieldPath: "status.podIP" } } },
    }),
    "autoscaling.envFrom": edit(scaled, { autoscaling: { envFrom: [{ secretName: "extra", optional: true }] } }),
    "autoscaling.securityContext": edit(scaled, {
        autoscaling: { securityContext: { readOnlyRootFilesystem: false } },
    }),

    "gcsFaultTolerance.redisAddress": edit(redis, { gcsFaultTolerance: { redisAddress: "redis-2:6379" } }),
    "gcsFaultTolerance.redisUsername": edit(redis, { gcsFaultTolerance: { redisUsername: key("user") } }),
    "gcsFaultTolerance.redisPassword": edit(redis, { gcsFaultTolerance: { redisPassword: key("password") } }),
    "gcsFaultTolerance.externalStorageNamespace": edit(redis, {
        gcsFaultTolerance: { externalStorageNamespace: "mine" },
    }),
    "gcsFaultTolerance.deletionTimeoutSeconds": edit(redis, { gcsFaultTolerance: { deletionTimeoutSeconds: 60 } }),

    "networkPolicy.enabled": edit({}, { networkPolicy: { enabled: false } }),
    "networkPolicy.allowFrom": edit({}, { networkPolicy: { allowFrom: [{ namespace: "notebooks" }] } }),
    "networkPolicy.egress": edit({}, { networkPolicy: { egress: "cluster" } }),
    "networkPolicy.allowTo": edit(
        { networkPolicy: { egress: "cluster" } },
        { networkPolicy: { allowTo: [{ cidr: "10.0.0.0/16" }] } },
    ),
    "networkPolicy.operatorNamespace": edit({}, { networkPolicy: { operatorNamespace: "kuberay-operator" } }),
    "ingress.host": edit(ingress, { ingress: { host: "train.example.com" } }),
    "ingress.className": edit(ingress, { ingress: { className: "nginx" } }),
    "ingress.path": edit(ingress, { ingress: { path: "/train" } }),
    "ingress.pathType": edit(ingress, { ingress: { pathType: "Exact" } }),
    "ingress.tlsSecretName": edit(ingress, { ingress: { tlsSecretName: "renewed" } }),
    "ingress.annotations": edit(ingress, { ingress: { annotations: { "example.com/a": "b" } } }),
    "gateway.name": edit(gateway, { gateway: { name: "private" } }),
    "gateway.namespace": edit(gateway, { gateway: { namespace: "gateways" } }),
    "gateway.listener": edit(gateway, { gateway: { listener: "https" } }),
    "gateway.host": edit(gateway, { gateway: { host: "train.example.com" } }),
    "gateway.path": edit(gateway, { gateway: { path: "/train" } }),
    "gateway.annotations": edit(gateway, { gateway: { annotations: { "example.com/a": "b" } } }),

    "pools.*": edit(onPool, { pools: { three: POOL } }),
    "pools.*.nodeSelector": edit(onPool, { pools: { one: { nodeSelector: { "example.com/zone": "x" } } } }),
    "pools.*.taints": edit(onPool, {
        pools: { one: { taints: [{ key: "example.com/team", value: "ml", effect: "NoSchedule" }] } },
    }),
    "pools.*.instanceTypes": edit(shareOfPool, { pools: { one: { instanceTypes: ["m7i.4xlarge"] } } }),
    "pools.*.instanceFacts": edit(shareOfPool, { pools: { one: { instanceFacts: { "m7i.2xlarge": LARGER } } } }),
    "pools.*.node": edit(shareOfPool, { pools: { one: { node: { kubelet: { kubeReserved: { memory: "8Gi" } } } } } }),
    "pools.*.singleZone": edit(onPool, { pools: { one: { singleZone: true } } }),
    "pools.*.reserved": edit(shareOfPool, { pools: { one: { reserved: { cpuMillis: 4000, memoryMiB: 4096 } } } }),
    "pools.*.capacity": edit(onPool, { pools: { one: { capacity: "spot" } } }),
    "pools.*.region": edit(onPool, { pools: { one: { region: "us-west-2" } } }),
    "pools.*.minSize": edit(onPool, { pools: { one: { minSize: 0 } } }),
    "pools.*.maxSize": edit(onPool, { pools: { one: { maxSize: 5 } } }),
    "pools.*.nodeGroupName": edit(onPool, { pools: { one: { nodeGroupName: "one-2" } } }),
    "pools.*.nodeGroupArn": edit(onPool, { pools: { one: { nodeGroupArn: "arn:aws:eks:us-west-2:1:nodegroup/x" } } }),
    "pools.*.nodeRoleArn": edit(onPool, { pools: { one: { nodeRoleArn: "arn:aws:iam::1:role/x" } } }),
    "pools.*.launchTemplateId": edit(onPool, { pools: { one: { launchTemplateId: "lt-1" } } }),
    "pools.*.autoScalingGroupName": edit(onPool, { pools: { one: { autoScalingGroupName: "one" } } }),

    // Replacements: `name` and `namespace` are given by whoever makes the cluster.
    name: edit({}, { name: "edit-name-2" }),
    namespace: edit({}, { namespace: "edits-2" }),
    managedBy: edit({}, { managedBy: "kueue.x-k8s.io/multikueue", wait: "none" }, { outcomes: GONE }),
    kubeconfig: edit({}, {}, { outcomes: KEPT }),
};
