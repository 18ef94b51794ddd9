import { isReady, type Pod } from "../../ray-object/pods/pod";
import { conditionOf } from "../../ray-object/watch/live";
import { isStale, podsIn, type Snapshot } from "../../ray-object/watch/snapshot";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { SUSPENDED } from "../../ray-object/suspension";
import { type ClusterExpectation } from "./expectation";
import { isForeign } from "./causes";

/** Judged by the pods themselves: neither `observedGeneration` nor the conditions of a RayCluster tell an edit apart. */
export function isEnough(snapshot: Snapshot, expected: ClusterExpectation): boolean {
    if (expected.wait === "none") return true;
    if (isForeign(snapshot, expected)) return false;
    if (expected.startedBy === "elsewhere") return isReadyElsewhere(snapshot, expected);
    if (expected.startedBy === "nobody") return snapshot.pods.length === 0 && saysSuspended(snapshot);
    return hasPods(snapshot, expected);
}

/** Pods that are gone may still come back while the operator has not said that the cluster is suspended. */
const saysSuspended = ({ cluster }: Snapshot): boolean => cluster?.status?.state === SUSPENDED;

/** Kueue copies the status of the cluster that really runs. */
function isReadyElsewhere({ cluster }: Snapshot, { wait }: ClusterExpectation): boolean {
    if (wait === "head") return conditionOf(cluster, "HeadPodReady")?.status === "True";
    return cluster?.status?.state === "ready";
}

function hasPods(snapshot: Snapshot, expected: ClusterExpectation): boolean {
    const counts = (pod: Pod) => isReady(pod) && (expected.updatePolicy === "NewPodsOnly" || !isStale(pod, expected));
    return [...expected.groups].every(([name, { least }]) => {
        const needed = expected.wait === "head" && name !== HEAD_GROUP ? 0 : least;
        return podsIn(snapshot, name).filter(counts).length >= needed;
    });
}
