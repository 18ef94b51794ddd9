import { type Cause } from "../causes/cause";
import { isNotMade, isRefusal, type KubernetesEvent } from "../causes/event";
import { isGoing, isHead, isReady, type Pod } from "../pods/pod";
import { podCauses } from "../causes/pod-causes";
import { schedulingCauses } from "../causes/scheduling-causes";
import { conditionOf } from "../watch/live";
import { isStale, podsIn, type Snapshot } from "../watch/snapshot";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { type Expectation } from "../watch/expectation";
import { silence } from "./silence";

/** The operator refuses the spec and does nothing; only an edit helps. A moment, in case the event is of an earlier one. */
const REFUSED_GRACE = 2;

/** A quota may be freed, a ServiceAccount made, a moment later; the operator tries again within seconds. */
const CREATION_GRACE = 20;

/** This many pods of a group that ended one after the other are no accident. */
const DEFINITE_FAILURES = 3;

/** Everything that keeps the pods of a RayCluster from becoming ready, as far as somebody says so. */
export function clusterCauses(snapshot: Snapshot, expected: Expectation): Cause[] {
    const refusals = refusedSpec(snapshot.events);
    if (expected.startedBy === "nobody") return [...refusals, ...silence(snapshot, expected)];
    const fresh = snapshot.pods.filter((pod) => !isStale(pod, expected));
    const awaited = expected.wait === "head" ? fresh.filter(isHead) : fresh;
    const told = [
        ...refusals,
        ...(expected.wait === "head" && fresh.some(isHead) ? [] : notMade(snapshot, fresh)),
        ...awaited.flatMap((pod) =>
            podCauses(pod, snapshot.podEvents(pod), (container) => snapshot.restartsBefore(pod, container)),
        ),
        ...failing(snapshot, expected),
        ...unplaced(snapshot, expected),
    ];
    return told.length > 0 ? told : silence(snapshot, expected);
}

export const refusedSpec = (events: readonly KubernetesEvent[]): Cause[] =>
    events.filter(isRefusal).map((event) => fromEvent(event, REFUSED_GRACE));

/** Pods, and what they need, that the operator could not make. */
function notMade({ cluster, events, pods }: Snapshot, fresh: readonly Pod[]): Cause[] {
    // Pods on their way out still count against a quota.
    if (pods.some(isGoing)) return [];
    const failure = conditionOf(cluster, "ReplicaFailure");
    if (failure?.status === "True") {
        // The message starts with the reason, on a line of its own.
        const message = (failure.message ?? "").replace(/^Failed\w+\s+/, "").replaceAll(/\s+/g, " ");
        const text = `KubeRay cannot make a pod: ${failure.reason ?? "ReplicaFailure"}: ${message}`;
        return [{ key: "replica failure", text, graceSeconds: CREATION_GRACE }];
    }
    // An event stays when its cause has gone; a head that is there says that it has.
    if (fresh.some(isHead)) return [];
    return events.filter(isNotMade).map((event) => fromEvent(event, CREATION_GRACE));
}

const fromEvent = ({ reason = "", message = "" }: KubernetesEvent, graceSeconds: number): Cause => ({
    key: `event ${reason}`,
    text: `KubeRay reports ${reason}: ${message}`,
    graceSeconds,
});

/** Under the autoscaler pods that end are replaced, so no single one ever counts restarts. */
const failing = ({ failures }: Snapshot, { wait }: Expectation): Cause[] =>
    [...failures]
        .filter(([group, { count }]) => count >= DEFINITE_FAILURES && (wait !== "head" || group === HEAD_GROUP))
        .map(([group, { count, last }]) => ({
            key: `${group} failures`,
            text: `${count} pods of ${group} ended one after the other, the last with: ${last}`,
            graceSeconds: 0,
        }));

/** Pods without which a group is not ready, and which no node will ever take. */
function unplaced(snapshot: Snapshot, { groups, wait }: Expectation): Cause[] {
    // Pods on their way out still take room.
    if (snapshot.pods.some(isGoing)) return [];
    return [...groups].flatMap(([group, { least }]) => {
        if (wait === "head" && group !== HEAD_GROUP) return [];
        const pods = podsIn(snapshot, group);
        const stuck = pods
            .filter((pod) => !isReady(pod))
            .map((pod) => schedulingCauses(pod, snapshot.room(pod)))
            .filter((causes) => causes.length > 0);
        // The others may be enough: the autoscaler asks for more than the fewest.
        return pods.length - stuck.length >= least ? [] : stuck.flat();
    });
}
