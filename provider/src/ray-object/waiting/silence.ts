import { type Cause } from "../causes/cause";
import { isGoing, isHead, isReady } from "../pods/pod";
import { conditionOf, liveGroups, type LiveRayCluster } from "../watch/live";
import { podsIn, type Snapshot } from "../watch/snapshot";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { isHalted, SUSPENDED } from "../suspension";
import { type Expectation } from "../watch/expectation";

/** Begins the key of the cause. */
export const SILENCE = "silence";
/** An operator that has just been made takes a moment to be elected; a busy one shows that it works. */
const SILENCE_GRACE = 45;
const OPERATORS = "kubectl get deployments -A -l app.kubernetes.io/name=kuberay-operator";

/** Something is to be done, and no operator does anything, for this cluster or for another one of the namespace. */
export function silence(snapshot: Snapshot, expected: Expectation): Cause[] {
    if (!isUndone(snapshot, expected)) return [];
    const text = `${whatIsSilent(snapshot, expected)}: ${OPERATORS}`;
    return [{ key: `${SILENCE} ${snapshot.signOfLife}`, text, graceSeconds: SILENCE_GRACE }];
}

function isUndone(snapshot: Snapshot, expected: Expectation): boolean {
    const { cluster, pods } = snapshot;
    // While a pod is on its way out the operator waits, too.
    if (cluster === undefined || pods.some(isGoing)) return false;
    if (expected.startedBy === "nobody") return cluster.status?.state !== SUSPENDED;
    return !isHalted(cluster) && isMissing(snapshot, expected) && isBehind(snapshot, cluster);
}

function whatIsSilent({ cluster, troubles }: Snapshot, { namespace, name }: Expectation): string {
    const [earlier] = troubles.slice(-1);
    const object = `RayCluster ${namespace}/${name}`;
    const since = `nothing has happened since ${object} was written`;
    if (earlier !== undefined) {
        // An operator that has said the same often enough says it no more.
        const said = `${earlier.reason ?? ""}: ${earlier.message ?? ""}`;
        return `${since}; before that KubeRay reported ${said}. If that is mended, check that the operator runs`;
    }
    const isNew = cluster?.status === undefined;
    const what = isNew ? since : `the status of ${object} still tells of what was before that was written`;
    return `no KubeRay operator answers: ${what}. Check that one runs and watches namespace ${namespace}`;
}

/** Pods that only the operator can make. */
function isMissing(snapshot: Snapshot, { groups, wait }: Expectation): boolean {
    const awaited = [...groups].filter(([name]) => wait !== "head" || name === HEAD_GROUP);
    return awaited.some(([name, { least }]) => podsIn(snapshot, name).length < least);
}

/** The operator writes within a second what it sees; a status that tells of other pods is of nobody who looks. */
function isBehind({ pods }: Snapshot, cluster: LiveRayCluster): boolean {
    const { status } = cluster;
    if (status === undefined) return true;
    const ready = pods.filter((pod) => !isHead(pod) && isReady(pod)).length;
    const isHeadReady = pods.some((pod) => isHead(pod) && isReady(pod));
    return (
        (status.readyWorkerReplicas ?? 0) !== ready ||
        (status.desiredWorkerReplicas ?? 0) !== desiredWorkers(cluster) ||
        (conditionOf(cluster, "HeadPodReady")?.status === "True") !== isHeadReady
    );
}

const desiredWorkers = (cluster: LiveRayCluster): number =>
    liveGroups(cluster)
        .filter(({ suspend }) => suspend !== true)
        .map(
            ({ replicas = 0, minReplicas = 0, maxReplicas = Infinity, numOfHosts = 1 }) =>
                Math.min(Math.max(replicas, minReplicas), maxReplicas) * numOfHosts,
        )
        .reduce((sum, pods) => sum + pods, 0);
