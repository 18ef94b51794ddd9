import { groupOf, isGoing, isHead, isReady, type Pod, replicaOf } from "../../ray-object/pods/pod";
import { desiredPods, isOutOfPlace, isStale, isYoung, podsIn, type Snapshot } from "../../ray-object/watch/snapshot";
import { type ClusterExpectation } from "./expectation";

/** Of a group that is restarted while it works, so much may be missing at a time, and always one replica: a Deployment's figure. */
const MOST_UNAVAILABLE = 0.25;

export interface Restarts {
    /** To be deleted now. */
    readonly now: readonly Pod[];
    /** Still to come, once the replacements of those before them are ready. */
    readonly later: number;
}

/**
 * Which pods go, so that the operator makes them anew from the current spec. Only from what is seen: the same decision
 * comes out after a crash.
 */
export function planRestarts(snapshot: Snapshot, expected: ClusterExpectation): Restarts {
    const stale = snapshot.pods.filter((pod) => !isGoing(pod) && isStale(pod, expected));
    const outOfPlace = snapshot.pods.filter((pod) => !isGoing(pod) && isOutOfPlace(pod, expected));
    if (stale.length === 0)
        return only(
            outOfPlace.filter((pod) => !isYoung(pod, snapshot)),
            outOfPlace,
        );
    const { updatePolicy } = expected;
    const mayGo = (pod: Pod) => !isYoung(pod, snapshot);
    const restartAll = updatePolicy === "RecreateAll" || (updatePolicy === "RestartChanged" && stale.some(isHead));
    if (restartAll) {
        const now = headLast(snapshot.pods.filter((pod) => !isGoing(pod) && mayGo(pod)));
        return { now, later: stale.filter((pod) => !mayGo(pod)).length };
    }
    // A pod that has not come to life loses nothing, and holding on to it would keep a corrected mistake alive.
    const lifeless = replicasAmong(stale)
        .filter((replica) => replica.every(mayGo) && !replica.every(isReady))
        .flat();
    lifeless.push(...outOfPlace.filter((pod) => mayGo(pod) && !lifeless.includes(pod)));
    if (updatePolicy === "NewPodsOnly") return { now: lifeless, later: 0 };
    const groups = [...new Set(stale.map(groupOf))];
    const rolling = groups.flatMap((group) => nextOf(group, snapshot, expected));
    const now = [...new Set([...lifeless, ...rolling])];
    return { now, later: stale.filter((pod) => !now.includes(pod)).length };
}

const only = (now: readonly Pod[], all: readonly Pod[]): Restarts => ({ now, later: all.length - now.length });

/** Without the head nothing of Ray survives, so a stale head takes all; it goes last, being what shows that work is left. */
const headLast = (pods: readonly Pod[]): Pod[] => [...pods].sort((a, b) => Number(isHead(a)) - Number(isHead(b)));

/** The pods of one replica: its hosts come and go together, and when one is missing KubeRay removes the others. */
type Replica = readonly Pod[];

function nextOf(group: string, snapshot: Snapshot, expected: ClusterExpectation): Pod[] {
    const { hostsPerReplica = 1 } = expected.groups.get(group) ?? {};
    const pods = podsIn(snapshot, group);
    const replicas = replicasAmong(pods);
    // Where KubeRay does not say which hosts belong together, each pod stands for itself.
    const hosts = pods.some((pod) => replicaOf(pod) !== undefined) ? hostsPerReplica : 1;
    const desired = Math.ceil(desiredPods(snapshot, expected, group) / hosts);
    // Made when a replica had one host: KubeRay does not count such a pod any more, and never removes it.
    const isForgotten = (pod: Pod) => replicaOf(pod) === undefined && isStale(pod, expected);
    const isWhole = (replica: Replica) =>
        (replica.length >= hosts || replica.every(isForgotten)) && replica.every(isReady);
    const isNext = (replica: Replica) =>
        isWhole(replica) &&
        replica.some((pod) => isStale(pod, expected)) &&
        !replica.some((pod) => isYoung(pod, snapshot));
    const staleAndWhole = replicas.filter(isNext).sort(byAge);
    const unavailable = Math.max(desired, replicas.length) - replicas.filter(isWhole).length;
    const allowed = Math.max(1, Math.floor(desired * MOST_UNAVAILABLE)) - unavailable;
    return staleAndWhole.slice(0, Math.max(0, allowed)).flat();
}

function replicasAmong(pods: readonly Pod[]): Replica[] {
    const replicas = new Map<string, Pod[]>();
    for (const pod of pods) {
        const name = replicaOf(pod) ?? pod.metadata.name;
        replicas.set(name, [...(replicas.get(name) ?? []), pod]);
    }
    return [...replicas.values()];
}

const byAge = ([a]: Replica, [b]: Replica): number =>
    (a?.metadata.creationTimestamp ?? "").localeCompare(b?.metadata.creationTimestamp ?? "") ||
    (a?.metadata.name ?? "").localeCompare(b?.metadata.name ?? "");
