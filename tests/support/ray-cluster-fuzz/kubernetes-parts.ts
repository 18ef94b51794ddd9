/** Parts that users write as Kubernetes does: those that are right, and those that something must refuse. */
export interface Parts {
    readonly good: readonly unknown[];
    readonly bad: readonly unknown[];
}

const term = (expression: object) => ({
    nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [expression] }] },
    },
});
const podTerm = (part: object) => ({
    podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "kubernetes.io/hostname", ...part }],
    },
});
const weighted = (weight: number) => ({
    nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
            { weight, preference: { matchExpressions: [{ key: "a", operator: "Exists" }] } },
        ],
    },
});

const affinity: Parts = {
    good: [
        {},
        term({ key: "zone", operator: "In", values: ["a", "b"] }),
        term({ key: "cpus", operator: "Gt", values: ["4"] }),
        podTerm({ labelSelector: { matchLabels: { app: "x" } } }),
        podTerm({ labelSelector: { matchExpressions: [{ key: "a", operator: "DoesNotExist" }] }, namespaces: ["ray"] }),
        weighted(1),
    ],
    bad: [
        "none",
        { nodeAffinty: {} },
        term({ key: "zone", operator: "In" }),
        term({ key: "zone", operator: "Exists", values: ["a"] }),
        term({ key: "zone", operator: "Like", values: ["a"] }),
        term({ key: "a b", operator: "Exists" }),
        term({ key: "cpus", operator: "Gt", values: ["many"] }),
        podTerm({ topologyKey: "" }),
        podTerm({ namespaces: ["Ray"] }),
        podTerm({ labelSelector: { matchLabels: { app: "a b" } } }),
        podTerm({ labelSelector: { matchExpressions: [{ key: "a", operator: "Gt", values: ["1"] }] } }),
        weighted(0),
        weighted(101),
        { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } },
    ],
};

const securityContext: Parts = {
    good: [
        {},
        { runAsUser: 1000 },
        { capabilities: { add: ["SYS_PTRACE"] } },
        { privileged: true, allowPrivilegeEscalation: true },
        { readOnlyRootFilesystem: true, runAsGroup: 0 },
        { seccompProfile: { type: "Localhost", localhostProfile: "a.json" } },
        { runAsUser: 0, runAsNonRoot: false },
    ],
    bad: [
        "root",
        { runAsUser: -1 },
        { runAsUser: "1000" },
        { privileged: true },
        { capabilities: { add: "SYS_PTRACE" } },
        { capabilities: { add: ["SYS_ADMIN"] } },
        { seccompProfile: { type: "Localhost" } },
        { seccompProfile: { type: "None" } },
        { runAsNonRot: true },
        { procMount: "x" },
        { fsGroup: 1 },
    ],
};

const podSecurityContext: Parts = {
    good: [
        {},
        { fsGroup: 100 },
        { runAsUser: 1000, supplementalGroups: [1, 2] },
        { fsGroupChangePolicy: "OnRootMismatch" },
    ],
    bad: [
        [],
        { fsGroup: -1 },
        { fsGroup: 2 ** 31 },
        { supplementalGroups: ["a"] },
        { fsGroupChangePolicy: "x" },
        { privileged: true },
        { runAsUser: 0 },
    ],
};

const exec = { exec: { command: ["true"] } };
const lifecycle: Parts = {
    good: [
        {},
        { preStop: exec },
        { postStart: exec },
        { preStop: { sleep: { seconds: 5 } } },
        { preStop: { httpGet: { port: 80, path: "/" } } },
    ],
    bad: [
        { preStop: {} },
        { preStop: { ...exec, httpGet: { port: 80 } } },
        { preStop: { exec: { command: [] } } },
        { preStop: { sleep: { seconds: 31 } } },
        { preStop: { httpGet: { port: 0 } } },
        { preStop: { httpGet: { port: "a--b" } } },
        { preStopp: exec },
        { stopSignal: "SIGTERM" },
    ],
};

const spread = { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "DoNotSchedule" };
const topologySpreadConstraints: Parts = {
    good: [
        spread,
        { ...spread, whenUnsatisfiable: "ScheduleAnyway", labelSelector: { matchLabels: { a: "b" } } },
        { ...spread, minDomains: 2 },
    ],
    bad: [
        {},
        "zone",
        { ...spread, maxSkew: 0 },
        { ...spread, maxSkew: "1" },
        { ...spread, topologyKey: "" },
        { ...spread, whenUnsatisfiable: "Never" },
        { ...spread, whenUnsatisfiable: "ScheduleAnyway", minDomains: 1 },
        { ...spread, matchLabelKeys: ["a"] },
    ],
};

const source: Parts = {
    good: [
        { csi: { driver: "ebs.csi.aws.com", readOnly: true } },
        { nfs: { server: "nfs.example.com", path: "/a" } },
        {
            projected: {
                sources: [
                    { serviceAccountToken: { path: "token", expirationSeconds: 3600 } },
                    { secret: { name: "s" } },
                ],
            },
        },
        { downwardAPI: { items: [{ path: "labels", fieldRef: { fieldPath: "metadata.labels" } }] } },
    ],
    bad: [
        {},
        "nfs",
        { csi: {} },
        { csi: { driver: "a b" } },
        { nfs: { server: "", path: "/" } },
        { nfs: { server: "a", path: "a" } },
        { nfs: { server: "a", path: "/" }, emptyDir: {} },
        { projected: { sources: [{}] } },
        { projected: { sources: [{ serviceAccountToken: { path: "t", expirationSeconds: 1 } }] } },
        { unknownKind: {} },
        { downwardAPI: { items: [{ path: "../x", fieldRef: { fieldPath: "metadata.name" } }] } },
        { emptyDir: { medium: "Tape" } },
    ],
};

const container = (part: object) => ({ spec: { containers: [{ name: "ray-head", ...part }] } });
const both = (spec: object) => ({ spec });
const podTemplate: Parts = {
    good: [
        {},
        { metadata: { labels: { team: "a" }, annotations: { note: "b c" } } },
        both({ hostAliases: [{ ip: "10.0.0.1", hostnames: ["a.example.com"] }] }),
        both({ dnsPolicy: "ClusterFirst", enableServiceLinks: false }),
        both({ tolerations: [{ operator: "Exists" }] }),
        both({
            containers: [
                { name: "extra", image: "x", resources: { limits: { cpu: "1" } }, ports: [{ containerPort: 1 }] },
            ],
        }),
        both({ containers: [{ name: "probed", image: "x", readinessProbe: { tcpSocket: { port: 80 } } }] }),
        both({ initContainers: [{ name: "first", image: "x", command: ["true"] }] }),
        both({ volumes: [{ name: "extra", emptyDir: {} }] }),
        both({ hostNetwork: false, shareProcessNamespace: true }),
        both({ readinessGates: [{ conditionType: "example.com/ready" }] }),
        both({ hostname: "ray", subdomain: "sub", automountServiceAccountToken: false }),
    ],
    bad: [
        [],
        "pod",
        { containers: [] },
        { metadata: { labels: { "a/b/c": "x" } } },
        { metadata: { labels: { a: 1 } } },
        { metadata: { annotations: { a: true } } },
        { metadata: { name: "A" } },
        { metadata: { finalizers: ["x"] } },
        both({ containers: {} }),
        both({ containers: [{ image: "x" }] }),
        both({ containers: [{ name: "extra" }] }),
        both({ containers: [{ name: "Extra", image: "x" }] }),
        both({ containers: [{ name: "autoscaler", image: "x" }] }),
        both({ containers: [{ name: "extra", image: "x", imagePullPolicy: "Sometimes" }] }),
        both({
            containers: [{ name: "extra", image: "x", resources: { requests: { cpu: "2" }, limits: { cpu: "1" } } }],
        }),
        both({ containers: [{ name: "extra", image: "x", resources: { limits: { gpu: 1 } } }] }),
        both({ containers: [{ name: "extra", image: "x", resources: { requests: { "nvidia.com/gpu": 1 } } }] }),
        both({ containers: [{ name: "extra", image: "x", resources: { limits: { "nvidia.com/gpu": "0.5" } } }] }),
        both({ containers: [{ name: "extra", image: "x", ports: [{ containerPort: 0 }] }] }),
        both({ containers: [{ name: "extra", image: "x", ports: [{ containerPort: 1 }, { containerPort: 1 }] }] }),
        both({
            containers: [
                {
                    name: "extra",
                    image: "x",
                    ports: [
                        { containerPort: 1, name: "a" },
                        { containerPort: 2, name: "a" },
                    ],
                },
            ],
        }),
        both({ containers: [{ name: "extra", image: "x", ports: [{ containerPort: 1, protocol: "HTTP" }] }] }),
        both({
            containers: [
                {
                    name: "extra",
                    image: "x",
                    env: [{ name: "A", value: "b", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
                },
            ],
        }),
        both({ containers: [{ name: "extra", image: "x", env: [{ name: "A", value: 1 }] }] }),
        both({ containers: [{ name: "extra", image: "x", volumeMounts: [{ name: "nowhere", mountPath: "/x" }] }] }),
        both({ containers: [{ name: "extra", image: "x", livenessProbe: {} }] }),
        both({ containers: [{ name: "extra", image: "x", livenessProbe: { ...exec, successThreshold: 2 } }] }),
        both({ containers: [{ name: "extra", image: "x", readinessProbe: { ...exec, periodSeconds: -1 } }] }),
        both({ containers: [{ name: "extra", image: "x", terminationMessagePolicy: "x" }] }),
        both({ initContainers: [{ name: "first", image: "x", readinessProbe: exec }] }),
        both({ initContainers: [{ name: "wait-gcs-ready", image: "x" }] }),
        both({ initContainers: [{ name: "first", image: "x", lifecycle: { preStop: exec } }] }),
        container({ command: "bash" }),
        both({ restartPolicy: "Sometimes" }),
        both({ restartPolicy: "Always" }),
        both({ dnsPolicy: "None" }),
        both({ hostAliases: [{ ip: "x", hostnames: ["a"] }] }),
        both({ volumes: [{ name: "extra" }] }),
        both({ volumes: [{ name: "A", emptyDir: {} }] }),
        both({ volumes: [{ name: "extra", emptyDir: {}, hostPath: { path: "/x" } }] }),
        both({ volumes: [{ name: "extra", secret: { secretName: "s", defaultMode: 512 } }] }),
        both({ volumes: [{ name: "extra", configMap: { name: "c", items: [{ key: "a", path: "../a" }] } }] }),
        both({ tolerations: [{ key: "a", operator: "Exists", value: "b" }] }),
        both({ tolerations: [{ key: "a", tolerationSeconds: 5 }] }),
        both({ tolerations: [{}] }),
        both({ terminationGracePeriodSeconds: -1 }),
        both({ activeDeadlineSeconds: 0 }),
        both({ hostPID: true, shareProcessNamespace: true }),
        both({ priority: 5 }),
        both({ nodeSelector: { a: 1 } }),
        both({ serviceAccountName: "A" }),
        both({ preemptionPolicy: "Always" }),
        both({ ephemeralContainers: [{ name: "debug", image: "x" }] }),
        both({ unknownField: 1 }),
        both({ schedulingGates: [{ name: "a b" }] }),
        both({
            hostNetwork: true,
            containers: [{ name: "extra", image: "x", ports: [{ containerPort: 1, hostPort: 2 }] }],
        }),
        both({ resourceClaims: [{ name: "a" }, { name: "a" }] }),
        both({ topologySpreadConstraints: [spread, spread] }),
        both({ overhead: { cpu: "1" } }),
    ],
};

const spec: Parts = {
    good: [
        {},
        { upgradeStrategy: { type: "None" } },
        { headGroupSpec: { enableIngress: false } },
        { headServiceAnnotations: { a: "b" } },
    ],
    bad: [
        [],
        "spec",
        { upgradeStrategy: { type: "Rolling" } },
        { upgradeStrategy: "Recreate" },
        { headGroupSpec: { template: { spec: { containers: [] } } } },
        { headGroupSpec: { template: { spec: { containers: null } } } },
        { headGroupSpec: { template: { spec: { restartPolicy: "Always" } } } },
        { headGroupSpec: { rayStartParams: { "num-cpus": 1 } } },
        { headGroupSpec: { rayStartParams: { labels: "a=b" } } },
        { headGroupSpec: { labels: { "a b": "c" } } },
        { headGroupSpec: { serviceType: "Public" } },
        { workerGroupSpecs: {} },
        { workerGroupSpecs: [{ groupName: "a", minReplicas: -1 }] },
        { workerGroupSpecs: [{ groupName: "a", maxReplicas: -1 }] },
        { workerGroupSpecs: [{ groupName: "a", replicas: 2 ** 31 }] },
        { workerGroupSpecs: [{ groupName: "a", suspend: true }] },
        { workerGroupSpecs: [{ groupName: "a", idleTimeoutSeconds: -5 }] },
        { workerGroupSpecs: [{ groupName: "new", template: { spec: {} } }] },
        { workerGroupSpecs: [{ groupName: "a", template: null }] },
        { autoscalerOptions: { version: "v3" } },
        { autoscalerOptions: { idleTimeoutSeconds: -1 } },
        { autoscalerOptions: { upscalingMode: "Fast" } },
        { authOptions: { mode: "none" } },
        { authOptions: { mode: "disabled", enableK8sTokenAuth: true } },
        { authOptions: { mode: "token" }, rayVersion: null },
        { rayVersion: "old" },
        { managedBy: "me" },
        { suspend: "yes" },
        { gcsFaultToleranceOptions: {} },
        { headGroupSpec: null },
        { tlsOptions: {} },
        { enableInTreeAutoscaling: "true" },
    ],
};

const PARTS: Readonly<Record<string, Parts>> = {
    affinity,
    securityContext,
    podSecurityContext,
    lifecycle,
    topologySpreadConstraints,
    source,
    podTemplate,
    spec,
};

export function partsFor(path: readonly string[]): Parts {
    const name = path.filter((part) => part !== "[]").at(-1) ?? "";
    const parts = PARTS[name];
    if (parts === undefined)
        throw new Error(`the fuzz has no parts for ${path.join(".")}: add some to kubernetes-parts.ts`);
    return parts;
}
