import { CONTAINERS } from "./container-rows";
import { type PodRow, sizes } from "./row";
import { VOLUMES } from "./volume-rows";

const lifecycle = { preStop: { exec: { command: ["sync"] } } };
const RESTRICTED = { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } };
const RESTRICTED_CONTAINER = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    ...RESTRICTED,
};

const SMALL = { cpu: "1", memory: "2Gi" };

const toleration = (given: object): PodRow => ({
    given: { tolerations: [given] },
    place: "spec",
    path: "tolerations",
    want: [{ key: "example.com/team", operator: "Equal", value: "ml", effect: "NoSchedule" }, given],
    otherwise: [{ key: "example.com/team", operator: "Equal", value: "ml", effect: "NoSchedule" }],
});

/** What podDefaults can say too. */
export const SETTINGS: Readonly<Record<string, PodRow>> = {
    imagePullPolicy: { given: { imagePullPolicy: "Never" }, place: "ray", path: "imagePullPolicy", want: "Never" },
    imagePullSecrets: {
        given: { imagePullSecrets: ["pull"] },
        place: "spec",
        path: "imagePullSecrets",
        want: [{ name: "pull" }],
    },
    ...VOLUMES,
    ...CONTAINERS,
    serviceAccountName: { given: { serviceAccountName: "sa" }, place: "spec", path: "serviceAccountName", want: "sa" },
    labels: { given: { labels: { team: "ml" } }, place: "metadata", path: "labels", want: { team: "ml" } },
    annotations: {
        given: { annotations: { note: "x" } },
        place: "metadata",
        path: "annotations/note",
        want: "x",
    },
    nodeSelector: {
        given: { nodeSelector: { zone: "a" } },
        place: "spec",
        path: "nodeSelector",
        want: { "kuberay.pulumi.com/pool": "general", zone: "a" },
        otherwise: { "kuberay.pulumi.com/pool": "general" },
    },
    "tolerations.*.key": toleration({ key: "k", operator: "Exists" }),
    "tolerations.*.operator": toleration({ operator: "Exists" }),
    "tolerations.*.value": toleration({ key: "k", value: "v" }),
    "tolerations.*.effect": toleration({ key: "k", operator: "Exists", effect: "NoExecute" }),
    "tolerations.*.tolerationSeconds": toleration({ operator: "Exists", effect: "NoExecute", tolerationSeconds: 5 }),
    affinity: { given: { affinity: { podAffinity: {} } }, place: "spec", path: "affinity", want: { podAffinity: {} } },
    topologySpreadConstraints: {
        given: { topologySpreadConstraints: [{ maxSkew: 1 }] },
        place: "spec",
        path: "topologySpreadConstraints",
        want: [{ maxSkew: 1 }],
    },
    priorityClassName: { given: { priorityClassName: "high" }, place: "spec", path: "priorityClassName", want: "high" },
    schedulerName: { given: { schedulerName: "volcano" }, place: "spec", path: "schedulerName", want: "volcano" },
    runtimeClassName: { given: { runtimeClassName: "kata" }, place: "spec", path: "runtimeClassName", want: "kata" },
    terminationGracePeriodSeconds: {
        given: { terminationGracePeriodSeconds: 90 },
        place: "spec",
        path: "terminationGracePeriodSeconds",
        want: 90,
    },
    podSecurityContext: {
        given: { podSecurityContext: { fsGroup: 100 } },
        place: "spec",
        path: "securityContext",
        want: { ...RESTRICTED, fsGroup: 100 },
        otherwise: RESTRICTED,
    },
};

/** What only the head and the groups can say. Rows start from a pod of 1 CPU and 2Gi on the pool `general`. */
export const OWN: Readonly<Record<string, PodRow>> = {
    pool: {
        given: { pool: "gpu" },
        place: "spec",
        path: "nodeSelector",
        want: { "kuberay.pulumi.com/pool": "gpu" },
        otherwise: { "kuberay.pulumi.com/pool": "general" },
    },
    podsPerNode: {
        given: { cpu: undefined, memory: undefined, podsPerNode: 3 },
        place: "ray",
        path: "resources/limits",
        want: { cpu: "2", memory: "9728Mi" },
        otherwise: SMALL,
    },
    cpu: {
        given: { cpu: 1.5 },
        place: "ray",
        path: "resources",
        want: sizes({ ...SMALL, cpu: "1500m" }),
        otherwise: sizes(SMALL),
    },
    memory: {
        given: { memory: "40G" },
        place: "ray",
        path: "resources",
        want: sizes({ ...SMALL, memory: "40G" }),
        otherwise: sizes(SMALL),
    },
    gpus: {
        given: { gpus: 2 },
        place: "ray",
        path: "resources",
        want: sizes({ ...SMALL, "nvidia.com/gpu": "2" }),
        otherwise: sizes(SMALL),
    },
    accelerators: {
        given: { accelerators: { "aws.amazon.com/neuroncore": 2, "example.com/none": 0 } },
        place: "ray",
        path: "resources",
        want: sizes({ ...SMALL, "aws.amazon.com/neuroncore": "2" }),
        otherwise: sizes(SMALL),
    },
    efa: {
        given: { efa: 4 },
        place: "ray",
        path: "resources",
        want: sizes({ ...SMALL, "vpc.amazonaws.com/efa": "4" }),
        otherwise: sizes(SMALL),
    },
    ephemeralStorage: {
        given: { ephemeralStorage: "50Gi" },
        place: "ray",
        path: "resources",
        want: sizes({ ...SMALL, "ephemeral-storage": "50Gi" }),
        otherwise: sizes(SMALL),
    },
    "requests.cpu": {
        given: { requests: { cpu: 0.25 } },
        place: "ray",
        path: "resources",
        want: sizes(SMALL, { ...SMALL, cpu: "250m" }),
        otherwise: sizes(SMALL),
    },
    "requests.memory": {
        given: { requests: { memory: "1G" } },
        place: "ray",
        path: "resources",
        want: sizes(SMALL, { ...SMALL, memory: "1G" }),
        otherwise: sizes(SMALL),
    },
    "requests.ephemeralStorage": {
        given: { ephemeralStorage: "50Gi", requests: { ephemeralStorage: "1Gi" } },
        place: "ray",
        path: "resources",
        want: sizes({ ...SMALL, "ephemeral-storage": "50Gi" }, { ...SMALL, "ephemeral-storage": "1Gi" }),
        otherwise: sizes(SMALL),
    },
    sharedMemory: {
        given: { sharedMemory: "4Gi" },
        place: "volume",
        path: "emptyDir",
        want: { medium: "Memory", sizeLimit: "4Gi" },
    },
    image: {
        given: { image: "rayproject/ray:2.54.0-py312" },
        place: "ray",
        path: "image",
        want: "rayproject/ray:2.54.0-py312",
        otherwise: "rayproject/ray:2.54.0-py311",
    },
    containerName: { given: { containerName: "main" }, place: "ray", path: "name", want: "main" },
    command: { given: { command: ["bash"] }, place: "ray", path: "command", want: ["bash"] },
    args: { given: { args: ["-c"] }, place: "ray", path: "args", want: ["-c"] },
    lifecycle: { given: { lifecycle }, place: "ray", path: "lifecycle", want: lifecycle },
    ports: {
        given: { ports: { dashboard: 8265, client: 9 } },
        place: "ray",
        path: "ports",
        want: [
            { name: "client", containerPort: 9, protocol: "TCP" },
            { name: "dashboard", containerPort: 8265, protocol: "TCP" },
        ],
    },
    securityContext: {
        given: { securityContext: { runAsUser: 5, allowPrivilegeEscalation: true } },
        place: "ray",
        path: "securityContext",
        want: { ...RESTRICTED_CONTAINER, runAsUser: 5, allowPrivilegeEscalation: true },
        otherwise: RESTRICTED_CONTAINER,
    },
    rayStartParams: {
        given: { rayStartParams: { "num-cpus": "1", "node-manager-port": "7" } },
        place: "group",
        path: "rayStartParams",
        want: { "num-cpus": "1", "node-manager-port": "7" },
    },
    rayResources: {
        given: { rayResources: { CPU: "8", slots: "1" } },
        place: "group",
        path: "resources",
        want: { CPU: "8", slots: "1" },
    },
    rayLabels: {
        given: { rayLabels: { tier: "a", "ray.io/market-type": "reserved" } },
        place: "group",
        path: "labels",
        want: { tier: "a", "ray.io/market-type": "reserved" },
        otherwise: { "ray.io/market-type": "on-demand" },
    },
    podTemplate: {
        given: { podTemplate: { spec: { hostNetwork: true } } },
        place: "spec",
        path: "hostNetwork",
        want: true,
    },
};
