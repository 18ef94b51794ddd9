import { type Cause } from "../../ray-object/cause";
import { type KubernetesEvent } from "../../ray-object/event";
import { isGoing, isHead, isReady, type Pod } from "../../ray-object/pod";
import { podCauses } from "../../ray-object/pod-causes";
import { schedulingCauses } from "../../ray-object/scheduling-causes";
import { type Expectation } from "./expectation";
import { foreignEdits } from "./foreign";
import { conditionOf } from "../live";
import { silence } from "./silence";
import { isStale, podsOf, type Snapshot } from "./snapshot";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";

/** The operator refuses the spec and does nothing; only an edit helps. A moment, in case the event is of an earlier one. */
const REFUSED_GRACE = 2;
/** A quota may be freed, a ServiceAccount made, a moment later; the operator tries again within seconds. */
const CREATION_GRACE = 20;
/** This many pods of a group that ended one after the other are no accident. */
const DEFINITE_FAILURES = 3;

/** Warnings that stop the operator. */
export const isTrouble = (event: KubernetesEvent): boolean => isRefusal(event) || isNotMade(event);

const REFUSED = ["InvalidRayClusterSpec", "InvalidRayClusterMetadata", "InvalidRayClusterStatus"];

/** Everything that keeps the cluster from becoming ready, as far as somebody says so. */
export function causesOf(snapshot: Snapshot, expected: Expectation): Cause[] {
    const foreign = foreignEdits(snapshot, expected);
    if (expected.startedBy === "elsewhere") return foreign;
    // What comes of a spec that is not ours is not worth explaining, unless the operator refuses it.
    if (foreign.length > 0) return [...foreign, ...refused(snapshot.events)];
    if (expected.startedBy === "nobody") return [...refused(snapshot.events), ...silence(snapshot, expected)];
    const fresh = snapshot.pods.filter((pod) => !isStale(pod, expected));
    const awaited = expected.wait === "head" ? fresh.filter(isHead) : fresh;
    const told = [
        ...refused(snapshot.events),
        ...(expected.wait === "head" && fresh.some(isHead) ? [] : notMade(snapshot, fresh)),
        ...awaited.flatMap((pod) =>
            podCauses(pod, snapshot.podEvents(pod), (container) => snapshot.restartsBefore(pod, container)),
        ),
        ...failing(snapshot, expected),
        ...unplaced(snapshot, expected),
    ];
    return told.length > 0 ? told : silence(snapshot, expected);
}

const isRefusal = ({ reason = "" }: KubernetesEvent): boolean => REFUSED.includes(reason);
const isNotMade = ({ reason = "" }: KubernetesEvent): boolean =>
    reason.startsWith("FailedTo") || reason === "AutoscalerServiceAccountNotFound";

const refused = (events: readonly KubernetesEvent[]): Cause[] =>
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
        const pods = podsOf(snapshot, group);
        const stuck = pods
            .filter((pod) => !isReady(pod))
            .map((pod) => schedulingCauses(pod, snapshot.room(pod)))
            .filter((causes) => causes.length > 0);
        // The others may be enough: the autoscaler asks for more than the fewest.
        return pods.length - stuck.length >= least ? [] : stuck.flat();
    });
}
