import { CoreV1Api, CustomObjectsApi, type V1Node, type V1Pod, type V1Service } from "@kubernetes/client-node";
import { type Lab } from "./lab";
import { gone, kubeConfigFrom } from "./supervisor/kubernetes";

/** A RayCluster as the API server has it. */
export interface RayClusterSummary {
    /** `namespace/name` */
    readonly name: string;
    readonly state: string;
    readonly pods: readonly {
        readonly name: string;
        readonly phase: string;
        readonly node: string;
        readonly pool: string;
    }[];
    readonly addresses: Readonly<Record<string, string>>;
}

interface RayClusterObject {
    readonly metadata: { readonly name: string; readonly namespace: string };
    readonly status?: { readonly state?: string };
}

interface List {
    readonly items: readonly RayClusterObject[];
}

/** None when KubeRay's CRDs are not installed. */
export async function rayClustersOf(lab: Lab): Promise<RayClusterSummary[]> {
    const config = kubeConfigFrom(lab.kubeconfigPath);
    const core = config.makeApiClient(CoreV1Api);
    const kind = { group: "ray.io", version: "v1", plural: "rayclusters" };
    const custom = config.makeApiClient(CustomObjectsApi);
    const list = (await custom.listCustomObjectForAllNamespaces(kind).catch(gone)) as List | undefined;
    if (list === undefined) return [];
    const nodes = (await core.listNode()).items;
    return Promise.all(list.items.map((cluster) => summarize(core, cluster, nodes)));
}

async function summarize(
    core: CoreV1Api,
    { metadata: { name, namespace }, status }: RayClusterObject,
    nodes: readonly V1Node[],
): Promise<RayClusterSummary> {
    const labelSelector = `ray.io/cluster=${name}`;
    const pods = (await core.listNamespacedPod({ namespace, labelSelector })).items;
    const services = (await core.listNamespacedService({ namespace, labelSelector })).items;
    return {
        name: `${namespace}/${name}`,
        state: status?.state ?? "not seen by the operator yet",
        pods: pods.map((pod) => podSummary(pod, nodes)),
        addresses: Object.assign({}, ...services.map(addressesOf)) as Record<string, string>,
    };
}

function podSummary(pod: V1Pod, nodes: readonly V1Node[]): RayClusterSummary["pods"][number] {
    const node = nodes.find(({ metadata }) => metadata?.name === pod.spec?.nodeName);
    return {
        name: pod.metadata?.name ?? "",
        phase: pod.status?.phase ?? "",
        node: pod.spec?.nodeName ?? "no node",
        pool: node?.metadata?.labels?.["kuberay.pulumi.com/pool"] ?? "none",
    };
}

/** Names of ports in KubeRay's head Service, and how each is spoken to. */
const SCHEMES: Readonly<Record<string, string>> = { dashboard: "http", client: "ray" };

function addressesOf({ metadata, spec }: V1Service): Record<string, string> {
    const host = `${metadata?.name ?? ""}.${metadata?.namespace ?? ""}.svc.cluster.local`;
    const known = (spec?.ports ?? []).flatMap(({ name = "", port }) => {
        const scheme = SCHEMES[name];
        return scheme === undefined ? [] : [[name, `${scheme}://${host}:${port}`] as const];
    });
    return Object.fromEntries(known);
}

/** What `npm start` ends with, for one cluster. */
export function rayClusterLines({ name, state, pods, addresses }: RayClusterSummary): string[] {
    const rows = pods.map(({ name: pod, phase, node, pool }) => [pod, phase, node, `pool ${pool}`]);
    const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
    return [
        `RayCluster ${name}: ${state}`,
        ...rows.map((row) => `    ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`),
        ...Object.entries(addresses).map(([what, address]) => `    ${LABELS[what] ?? what}: ${address}`),
    ];
}

const LABELS: Readonly<Record<string, string>> = { dashboard: "dashboard and job submission", client: "Ray client" };
