import { type V1Container, type V1Pod } from "@kubernetes/client-node";

type Tree = Record<string, unknown>;

/**
 * A pod as far as it decides what runs: without what names it, what the scheduler and the API server add, the order of
 * what has none, and `withoutOurs`.
 */
export function effectivePod({ metadata, spec }: V1Pod): Tree {
    if (spec === undefined) throw new Error("a pod without a spec");
    return {
        labels: without(metadata?.labels ?? {}, isOfOnePod),
        annotations: without(metadata?.annotations ?? {}, isMark),
        ...without(spec, (field) => ADDED_BY_SERVER.includes(field)),
        securityContext: withoutRestrictions(spec.securityContext),
        containers: spec.containers.map(effectiveContainer),
        initContainers: (spec.initContainers ?? []).map(effectiveContainer),
        volumes: byName((spec.volumes ?? []).filter(({ name }) => !isTokenMount(name))).map(withSortedItems),
        tolerations: (spec.tolerations ?? []).filter(({ key }) => !(key ?? "").startsWith("node.kubernetes.io/")),
    };
}

const ADDED_BY_SERVER: readonly string[] = [
    "nodeName",
    "preemptionPolicy",
    "priority",
    "serviceAccount",
    "enableServiceLinks",
    "dnsPolicy",
    "schedulerName",
    "terminationGracePeriodSeconds",
];

/** Named ports and a longer list of them let nothing else run; KubeRay's own are ours by default. */
const KUBERAY_PORTS = [6379, 8265, 10001, 8080, 8000];
/** Ours, and the uid of the RayCluster. */
const VARIABLES = ["RAY_AUTOSCALER_RECONCILE_ALLOCATE_STATUS_TIMEOUT_S", "RAY_external_storage_namespace"];

function effectiveContainer(container: V1Container): Tree {
    const { env = [], volumeMounts = [], ports = [], securityContext, ...rest } = container;
    return {
        ...rest,
        env: byName(env.filter(({ name }) => !VARIABLES.includes(name))).map(withoutStorageNamespace),
        volumeMounts: [...volumeMounts]
            .filter(({ name }) => !isTokenMount(name))
            .sort((a, b) => (a.mountPath < b.mountPath ? -1 : 1)),
        ports: ports
            .map(({ containerPort }) => containerPort)
            .filter((port) => !KUBERAY_PORTS.includes(port))
            .sort((a, b) => a - b),
        securityContext: withoutRestrictions(securityContext),
    };
}

/** The restricted standard, which is ours by default; what else is there stays. */
function withoutRestrictions(context: object = {}): Tree {
    const { allowPrivilegeEscalation, runAsNonRoot, seccompProfile, capabilities, ...rest } = context as Tree;
    const { drop, ...others } = (capabilities ?? {}) as { drop?: unknown; add?: unknown };
    return {
        ...rest,
        ...unless(allowPrivilegeEscalation, false, { allowPrivilegeEscalation }),
        ...unless(runAsNonRoot, true, { runAsNonRoot }),
        ...unless(seccompProfile, { type: "RuntimeDefault" }, { seccompProfile }),
        ...unless(drop, ["ALL"], { drop }),
        ...others,
    };
}

const unless = (value: unknown, usual: unknown, otherwise: Tree): Tree =>
    value === undefined || JSON.stringify(value) === JSON.stringify(usual) ? {} : otherwise;

/** The start command holds the namespace in Redis, by default the cluster's uid. */
const withoutStorageNamespace = <T extends { value?: string }>(variable: T): T => ({
    ...variable,
    ...(variable.value !== undefined && {
        value: variable.value.replaceAll(/--external-storage-namespace=\S+/g, "--external-storage-namespace=UID"),
    }),
});

function withSortedItems<T extends { configMap?: { items?: { key: string }[] } }>(volume: T): T {
    const { configMap } = volume;
    if (configMap?.items === undefined) return volume;
    const items = [...configMap.items].sort((a, b) => (a.key < b.key ? -1 : 1));
    return { ...volume, configMap: { ...configMap, items } };
}

const isTokenMount = (name: string): boolean => name.startsWith("kube-api-access-");

/** Who made the pod and from what, who may move it, and the uid of its cluster. */
const isMark = (key: string): boolean =>
    [
        "kuberay.pulumi.com/template-hash",
        "ray.io/upgrade-strategy-recreate-hash",
        "ray.io/external-storage-namespace",
        "cluster-autoscaler.kubernetes.io/safe-to-evict",
        "karpenter.sh/do-not-disrupt",
    ].includes(key);

/** Random, or of the node it came to. */
const isOfOnePod = (key: string): boolean =>
    key === "ray.io/worker-group-replica-name" || key.startsWith("topology.kubernetes.io/");

const byName = <T extends { name: string }>(entries: readonly T[]): T[] =>
    [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));

const without = (map: object, drop: (key: string) => boolean): Tree =>
    Object.fromEntries(Object.entries(map).filter(([key]) => !drop(key)));
