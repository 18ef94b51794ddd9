import { type V1Container, type V1Pod, type V1PodSpec } from "@kubernetes/client-node";

/**
 * A pod as far as it decides what runs: without what names it, what the scheduler and the API server add, and the order
 * of what has none. `PROTECTION` is what ours have beside that.
 */
export function effectivePod({ metadata, spec }: V1Pod): Record<string, unknown> {
    if (spec === undefined) throw new Error("a pod without a spec");
    return {
        labels: metadata?.labels ?? {},
        annotations: without(metadata?.annotations ?? {}, isMark),
        ...without({ ...spec }, (field) => ADDED_BY_SERVER.includes(field)),
        containers: spec.containers.map(effectiveContainer),
        initContainers: (spec.initContainers ?? []).map(effectiveContainer),
        volumes: byName((spec.volumes ?? []).filter(({ name }) => !isTokenMount(name))),
        tolerations: (spec.tolerations ?? []).filter(({ key }) => !(key ?? "").startsWith("node.kubernetes.io/")),
    };
}

const ADDED_BY_SERVER: readonly (keyof V1PodSpec & string)[] = [
    "nodeName",
    "preemptionPolicy",
    "priority",
    "serviceAccount",
    "enableServiceLinks",
    "dnsPolicy",
    "schedulerName",
    "terminationGracePeriodSeconds",
];

function effectiveContainer(container: V1Container): Record<string, unknown> {
    const { env = [], volumeMounts = [], ports = [], ...rest } = container;
    return {
        ...rest,
        env: byName(env),
        volumeMounts: [...volumeMounts]
            .filter(({ name }) => !isTokenMount(name))
            .sort((a, b) => (a.mountPath < b.mountPath ? -1 : 1)),
        // Names of ports are for people; numbers are what is there.
        ports: ports.map(({ containerPort }) => containerPort).sort((a, b) => a - b),
    };
}

const isTokenMount = (name: string): boolean => name.startsWith("kube-api-access-");

/** Who made the pod and from what: a hash says nothing of the pod itself. */
const isMark = (key: string): boolean =>
    key === "kuberay.pulumi.com/template-hash" || key === "ray.io/upgrade-strategy-recreate-hash";

const byName = <T extends { name: string }>(entries: readonly T[]): T[] =>
    [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));

const without = (map: object, drop: (key: string) => boolean): Record<string, unknown> =>
    Object.fromEntries(Object.entries(map).filter(([key]) => !drop(key)));
