import { type KubernetesEvent } from "../causes/event";
import { groupOf, templateHashOf, isGoing, type Pod, unschedulable } from "../pods/pod";
import { type PodRoom } from "../causes/scheduling-causes";
import { sameToleration } from "../../ray-spec/facts/tolerations";
import { liveGroups, type LiveRayCluster } from "./live";
import { type Expectation } from "./expectation";

/** What is known of a cluster at one moment. */
export interface Snapshot {
    readonly cluster: LiveRayCluster | undefined;
    readonly pods: readonly Pod[];
    /** Warnings about the RayCluster that are newer than our write. */
    readonly events: readonly KubernetesEvent[];
    /** Older ones, of what stopped the operator before our write. */
    readonly troubles: readonly KubernetesEvent[];
    readonly podEvents: (pod: Pod) => readonly KubernetesEvent[];
    /**
     * Pods that have only just appeared. They are not to be deleted yet: the operator counts on finding a pod that it
     * has made, and when it does not, it lets the group be for five minutes.
     */
    readonly young: ReadonlySet<string>;
    /** How often pods of a group, made from what we wrote, have failed while we looked on, with the last reason. */
    readonly failures: ReadonlyMap<string, { readonly count: number; readonly last: string }>;
    /** Restarts that a container had behind it when the operation began. */
    readonly restartsBefore: (pod: Pod, container: string) => number;
    /** Whether there is, or may come, a node for a pod. */
    readonly room: (pod: Pod) => PodRoom;
    /** Changes whenever an operator does something for any RayCluster of the namespace. */
    readonly signOfLife: string;
}

/** Pods of a group, those on their way out included. */
export const podsIn = ({ pods }: Snapshot, group: string): Pod[] => pods.filter((pod) => groupOf(pod) === group);

/** Whether a pod was made from an earlier spec. */
export function isStale(pod: Pod, { groups }: Expectation): boolean {
    const group = groups.get(groupOf(pod));
    if (group === undefined) return false;
    const hash = templateHashOf(pod) ?? group.unmarkedHash;
    return hash === undefined || hash !== group.hash;
}

/**
 * Whether a pod waits for a node without tolerating all that it would by now. Running pods keep what they have, but to
 * this one the difference may be the node: KubeRay would let it wait for ever.
 */
export function isOutOfPlace(pod: Pod, { groups }: Expectation): boolean {
    const group = groups.get(groupOf(pod));
    if (group === undefined || unschedulable(pod) === undefined) return false;
    const has = new Set((pod.spec?.tolerations ?? []).map(sameToleration));
    return group.tolerations.some((toleration) => !has.has(sameToleration(toleration)));
}

export const isYoung = ({ metadata }: Pod, { young }: Snapshot): boolean => young.has(metadata.uid ?? "");

/** KubeRay never removes the pods of a group that has left the spec. One that somebody else has added is in it. */
export function orphans({ cluster, pods }: Snapshot, { groups }: Expectation): Pod[] {
    const known = new Set(["", ...groups.keys(), ...liveGroups(cluster).map(({ groupName }) => groupName)]);
    return pods.filter((pod) => !isGoing(pod) && !known.has(groupOf(pod)));
}

/** Pods that a group should have at the moment, the autoscaler's decisions included. */
export function desiredPods({ cluster }: Snapshot, { groups }: Expectation, name: string): number {
    const group = groups.get(name);
    if (group === undefined) return 0;
    if (group.fixed !== undefined) return group.fixed;
    const live = liveGroups(cluster).find(({ groupName }) => groupName === name);
    return Math.max((live?.replicas ?? 0) * group.hostsPerReplica, group.least);
}
