import { type Cause } from "../ray-object/cause";
import { isGoing, isReady, type Pod, unschedulable } from "../ray-object/pod";
import { type Expectation, HEAD_GROUP } from "./expectation";
import { desiredPods, isStale, podsOf, type Snapshot } from "./snapshot";

/** One line for the user: what is ready, and what the rest waits for. */
export function progressLine(snapshot: Snapshot, expected: Expectation, causes: readonly Cause[]): string {
    if (snapshot.pods.length === 0) {
        const [cause] = causes;
        if (cause !== undefined) return cause.text;
        return snapshot.cluster?.status === undefined
            ? "the KubeRay operator has not taken it up yet"
            : "the KubeRay operator is making the pods";
    }
    const workers = [...expected.groups.keys()].filter((name) => name !== HEAD_GROUP);
    const all = [HEAD_GROUP, ...workers].flatMap((name) => podsOf(snapshot, name)).filter((pod) => !isGoing(pod));
    const parts = [headState(snapshot, expected)];
    if (workers.length > 0) {
        const ready = workers.flatMap((name) => podsOf(snapshot, name)).filter(isReady).length;
        const wanted = workers.reduce((sum, name) => sum + desiredPods(snapshot, expected, name), 0);
        parts.push(`${ready}/${wanted} workers ready`);
    }
    const notes = [
        ...waitingFor(all, expected),
        ...restarting(snapshot, expected),
        ...causes.slice(0, 1).map(({ text }) => text),
    ];
    return [parts.join(", "), ...notes].join("; ");
}

function headState(snapshot: Snapshot, expected: Expectation): string {
    const heads = podsOf(snapshot, HEAD_GROUP).filter((pod) => !isGoing(pod) && !isStale(pod, expected));
    if (heads.some(isReady)) return "head ready";
    return heads.some((pod) => unschedulable(pod) === undefined) ? "head starting" : "head not there yet";
}

/** `5 waiting for pool gpu`, group by group of one pool. */
function waitingFor(pods: readonly Pod[], expected: Expectation): string[] {
    const counts = new Map<string, number>();
    for (const pod of pods) {
        if (unschedulable(pod) === undefined) continue;
        const pool = expected.groups.get(pod.metadata.labels?.["ray.io/group"] ?? "")?.pool;
        const what = pool === undefined ? "a node that fits" : `pool ${pool}`;
        counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    return [...counts].map(([what, count]) => `${count} waiting for ${what}`);
}

function restarting({ pods }: Snapshot, expected: Expectation): string[] {
    const left = pods.filter((pod) => isStale(pod, expected)).length;
    return left > 0 && expected.updatePolicy !== "NewPodsOnly" ? [`${left} still to restart`] : [];
}

const OPERATORS = "kubectl get deployments -A -l app.kubernetes.io/name=kuberay-operator";

/** Why it took too long, as far as the last look tells. */
export function whyLate(snapshot: Snapshot, expected: Expectation, causes: readonly Cause[]): string[] {
    if (snapshot.pods.length === 0 && snapshot.cluster?.status === undefined && causes.length === 0) {
        const [earlier] = snapshot.troubles.slice(-1);
        if (earlier !== undefined) {
            return [
                `nothing has happened since the RayCluster was written; before that KubeRay reported ${earlier.reason ?? ""}: ${earlier.message ?? ""}. If that is mended, check that the operator runs: ${OPERATORS}`,
            ];
        }
        return [
            `nothing has happened since the RayCluster was written: no KubeRay operator serves namespace ${expected.namespace}. Check that the operator runs and watches it: ${OPERATORS}`,
        ];
    }
    const scheduling = new Set(
        snapshot.pods.flatMap((pod) => {
            const why = unschedulable(pod);
            return why === undefined ? [] : [`the scheduler says: ${why}`];
        }),
    );
    return [...new Set(causes.map(({ text }) => text)), ...scheduling];
}
