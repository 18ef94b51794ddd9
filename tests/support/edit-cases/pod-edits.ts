import { type EditCase, type Patch } from "./edit-case";

/** Before and after of an input that the head and every group have. */
interface PodEdit {
    readonly before?: Patch;
    readonly edit: Patch;
    readonly cluster?: Patch;
}

/** Nodes of the test carry the labels, and offer the devices. */
export const POOL = {
    nodeSelector: { "example.com/pool": "one" },
    taints: [],
    instanceTypes: ["m7i.2xlarge"],
    capacity: "onDemand",
    minSize: 1,
    maxSize: 4,
};
const pools = { one: POOL, two: { ...POOL, nodeSelector: { "example.com/zone": "x" } } };
const shareOfNode = { cpu: null, memory: null, pool: "one", podsPerNode: 30 };

const SETTINGS: Readonly<Record<string, PodEdit>> = {
    imagePullPolicy: { edit: { imagePullPolicy: "Always" } },
    imagePullSecrets: { edit: { imagePullSecrets: ["registry"] } },
    env: { before: { env: { MODE: "slow" } }, edit: { env: { MODE: "fast" } } },
    envValueFrom: { edit: { envValueFrom: { ADDRESS: { fieldPath: "status.podIP" } } } },
    envFrom: { edit: { envFrom: [{ secretName: "extra", optional: true }] } },
    volumes: { edit: { volumes: { scratch: { emptyDir: {}, mountPath: "/scratch" } } } },
    initContainers: { edit: { initContainers: [{ name: "prepare", command: ["true"] }] } },
    sidecars: { edit: { sidecars: [{ name: "helper", command: ["sleep", "infinity"] }] } },
    serviceAccountName: { edit: { serviceAccountName: "runner" } },
    labels: { edit: { labels: { "example.com/team": "ml" } } },
    annotations: { edit: { annotations: { "example.com/note": "new" } } },
    nodeSelector: { edit: { nodeSelector: { "example.com/pool": "one" } } },
    tolerations: { edit: { tolerations: [{ key: "example.com/team", operator: "Exists" }] } },
    affinity: {
        edit: {
            affinity: {
                nodeAffinity: {
                    preferredDuringSchedulingIgnoredDuringExecution: [
                        {
                            weight: 1,
                            preference: {
                                matchExpressions: [{ key: "example.com/zone", operator: "In", values: ["x"] }],
                            },
                        },
                    ],
                },
            },
        },
    },
    topologySpreadConstraints: {
        edit: {
            topologySpreadConstraints: [
                {
                    maxSkew: 5,
                    topologyKey: "kubernetes.io/hostname",
                    whenUnsatisfiable: "ScheduleAnyway",
                    labelSelector: { matchLabels: { "ray.io/is-ray-node": "yes" } },
                },
            ],
        },
    },
    priorityClassName: { edit: { priorityClassName: "urgent" } },
    schedulerName: { edit: { schedulerName: "default-scheduler" } },
    runtimeClassName: { edit: { runtimeClassName: "sandbox" } },
    terminationGracePeriodSeconds: { edit: { terminationGracePeriodSeconds: 5 } },
    podSecurityContext: { edit: { podSecurityContext: { fsGroup: 1000 } } },
};

const OF_ONE_POD: Readonly<Record<string, PodEdit>> = {
    ...SETTINGS,
    pool: { cluster: { pools }, before: { pool: "one" }, edit: { pool: "two" } },
    podsPerNode: { cluster: { pools }, before: shareOfNode, edit: { podsPerNode: 20 } },
    cpu: { edit: { cpu: 0.3 } },
    memory: { edit: { memory: "640Mi" } },
    gpus: { edit: { gpus: 1 } },
    accelerators: { edit: { accelerators: { "aws.amazon.com/neuroncore": 1 } } },
    efa: { edit: { efa: 1 } },
    ephemeralStorage: { edit: { ephemeralStorage: "1Gi" } },
    requests: { edit: { requests: { cpu: 0.05 } } },
    sharedMemory: { edit: { sharedMemory: "64Mi" } },
    image: { edit: { image: "rayproject/ray:2.54.0-py312" } },
    containerName: { edit: { containerName: "ray" } },
    command: { edit: { command: ["/bin/bash", "-c", "--"] } },
    args: { edit: { args: ["echo starting"] } },
    lifecycle: { edit: { lifecycle: { preStop: { exec: { command: ["/bin/true"] } } } } },
    ports: {
        edit: {
            ports: { "gcs-server": 6379, dashboard: 8265, client: 10001, metrics: 8080, serve: 8000, extra: 9000 },
        },
    },
    securityContext: { edit: { securityContext: { readOnlyRootFilesystem: false } } },
    rayStartParams: { edit: { rayStartParams: { "object-store-memory": "100000000" } } },
    rayResources: { edit: { rayResources: { custom: "1" } } },
    rayLabels: { edit: { rayLabels: { "example.com/kind": "new" } } },
    podTemplate: { edit: { podTemplate: { metadata: { labels: { "example.com/by": "template" } } } } },
};

/** The same edits in each place that has them: `podDefaults`, the head, and worker group `a`. */
export const POD_CASES: Readonly<Record<string, EditCase>> = {
    ...casesAt("podDefaults", SETTINGS, (patch) => ({ podDefaults: patch })),
    ...casesAt("head", OF_ONE_POD, (patch) => ({ head: patch })),
    ...casesAt("workers.*", OF_ONE_POD, (patch) => ({ workers: { a: patch } })),
};

function casesAt(
    place: string,
    edits: Readonly<Record<string, PodEdit>>,
    at: (patch: Patch) => Patch,
): Record<string, EditCase> {
    return Object.fromEntries(
        Object.entries(edits).map(([name, { before = {}, edit, cluster = {} }]) => [
            `${place}.${name}`,
            { before: { ...cluster, ...at(before) }, edit: at(edit) },
        ]),
    );
}
