import { type V1Pod } from "@kubernetes/client-node";
import { type Kubernetes } from "../kubernetes";
import { type Clusters, type Group, type Unit } from "./edit";

/** Uids of the pods that run, by `cluster/group`. */
export type PodsNow = ReadonlyMap<string, readonly string[]>;

export async function podsNow(k8s: Kubernetes): Promise<{ pods: PodsNow; restless: string[] }> {
    const [{ items: pods }, { items: nodes }] = await Promise.all([
        k8s.core.listPodForAllNamespaces({ labelSelector: "ray.io/cluster" }),
        k8s.core.listNode(),
    ]);
    const there = new Map<string, string[]>();
    for (const pod of pods) {
        const place = placeOf(pod);
        there.set(place, [...(there.get(place) ?? []), pod.metadata?.uid ?? ""]);
    }
    const going = nodes.filter(({ spec, metadata }) => spec?.unschedulable === true || isGoing(metadata));
    return {
        pods: there,
        restless: [
            ...pods
                .filter((pod) => isGoing(pod.metadata) || !isReady(pod))
                .map((pod) => `${placeOf(pod)}: ${whyNot(pod)}`),
            ...going.map(({ metadata }) => `node ${metadata?.name ?? ""} is going`),
        ],
    };
}

/** What the inputs ask for and is not there; nobody plays the Ray autoscaler, so its groups are at their fewest. */
export function missing({ rayClusters }: Unit, pods: PodsNow): string[] {
    const wanted = new Map(Object.entries(rayClusters).flatMap(([name, cluster]) => wantedOf(name, cluster)));
    return [...new Set([...wanted.keys(), ...pods.keys()])].flatMap((place) => {
        const [want, have] = [wanted.get(place) ?? 0, pods.get(place)?.length ?? 0];
        return want === have ? [] : [`${place}: ${have} pods instead of ${want}`];
    });
}

function wantedOf(name: string, { workers = {}, suspend }: Clusters[string]): [string, number][] {
    if (suspend === true) return [];
    return [
        [`${name}/head`, 1],
        ...Object.entries(workers).map(([group, args]): [string, number] => [`${name}/${group}`, podsIn(args)]),
    ];
}

const podsIn = ({ replicas, minReplicas, maxReplicas, numOfHosts = 1 }: Group): number =>
    Number(maxReplicas === undefined ? (replicas ?? 1) : (minReplicas ?? 0)) * Number(numOfHosts);

function placeOf({ metadata }: V1Pod): string {
    const group = metadata?.labels?.["ray.io/group"] ?? "";
    return `${metadata?.labels?.["ray.io/cluster"] ?? ""}/${group === "headgroup" ? "head" : group}`;
}

const isGoing = (metadata: V1Pod["metadata"]): boolean => metadata?.deletionTimestamp !== undefined;
const isReady = ({ status }: V1Pod): boolean =>
    status?.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") === true;
const whyNot = ({ metadata, status }: V1Pod): string =>
    isGoing(metadata)
        ? "is going"
        : (status?.conditions?.find(({ status: is }) => is === "False")?.message ?? "not ready");
