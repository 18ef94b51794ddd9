import { spec } from "./overrides";
import { type Parts } from "./parts";
import { podTemplate } from "./templates";

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
