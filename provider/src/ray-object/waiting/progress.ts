import { type Cause } from "../causes/cause";
import { waitsForClaim } from "../causes/claim-causes";
import { groupOf, isGoing, isReady, type Pod, unschedulable } from "../pods/pod";
import { growth, inShort, type PodRoom } from "../causes/scheduling-causes";
import { isHalted } from "../suspension";
import { SILENCE } from "./silence";
import { desiredPods, isStale, podsIn, type Snapshot } from "../watch/snapshot";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { type Expectation } from "../watch/expectation";

/** One line for the user: what is ready, what the rest waits for, and what the kind has to say beside that. */
export function progressLine(
    snapshot: Snapshot,
    expected: Expectation,
    all: readonly Cause[],
    more: readonly string[] = [],
): string {
    // Until it counts there is no telling an absent operator from a slow one.
    const causes = all.filter(({ key }) => !key.startsWith(SILENCE));
    const held = heldBack(snapshot, expected);
    if (held !== undefined) return [held, ...causes.slice(0, 1).map(({ text }) => text)].join("; ");
    if (snapshot.pods.length === 0) {
        const [cause] = causes;
        if (cause !== undefined) return cause.text;
        return snapshot.cluster?.status === undefined
            ? "the KubeRay operator has not taken it up yet"
            : "the KubeRay operator is making the pods";
    }
    const workers = [...expected.groups.keys()].filter((name) => name !== HEAD_GROUP);
    const pods = [HEAD_GROUP, ...workers].flatMap((name) => podsIn(snapshot, name)).filter((pod) => !isGoing(pod));
    const parts = [headState(snapshot, expected)];
    if (workers.length > 0) {
        const ready = workers.flatMap((name) => podsIn(snapshot, name)).filter(isReady).length;
        const wanted = workers.reduce((sum, name) => sum + desiredPods(snapshot, expected, name), 0);
        parts.push(`${ready}/${wanted} workers ready`);
    }
    const notes = [...waitingFor(pods, snapshot, expected), ...more, ...causes.slice(0, 1).map(({ text }) => text)];
    return [parts.join(", "), ...notes].join("; ");
}

/** What is said instead of counting pods when others than the operator decide whether there are any. */
function heldBack({ cluster, pods }: Snapshot, { startedBy }: Expectation): string | undefined {
    if (startedBy === "elsewhere") {
        const state = cluster?.status?.state ?? "";
        return `waiting for what MultiKueue reports: its pods run in another Kubernetes cluster${state === "" ? "" : `, its state is ${state}`}`;
    }
    if (startedBy === "nobody") {
        return pods.length > 0 ? `suspending: ${pods.length} pods still to go` : "suspending";
    }
    return startedBy === "queue" && isHalted(cluster) ? "waiting for Kueue to admit it" : undefined;
}

function headState(snapshot: Snapshot, expected: Expectation): string {
    const heads = podsIn(snapshot, HEAD_GROUP).filter((pod) => !isGoing(pod) && !isStale(pod, expected));
    if (heads.some(isReady)) return "head ready";
    return heads.some((pod) => unschedulable(pod) === undefined) ? "head starting" : "head not there yet";
}

/** `5 waiting for pool gpu`, group by group of one pool, and what keeps it from growing. */
function waitingFor(pods: readonly Pod[], { room }: Snapshot, expected: Expectation): string[] {
    const waiting = new Map<string, { count: number; why: string | undefined }>();
    for (const pod of pods) {
        if (unschedulable(pod) === undefined) continue;
        const what = waitsForClaim(pod) ? "the volume of a claim" : placeFor(pod, expected);
        waiting.set(what, {
            count: (waiting.get(what)?.count ?? 0) + 1,
            why: waiting.get(what)?.why ?? whyNot(room(pod)),
        });
    }
    return [...waiting].map(
        ([what, { count, why }]) => `${count} waiting for ${what}${why === undefined ? "" : ` (${why})`}`,
    );
}

function placeFor(pod: Pod, { groups }: Expectation): string {
    const pool = groups.get(groupOf(pod))?.pool;
    return pool === undefined ? "a node that fits" : `pool ${pool}`;
}

function whyNot(room: PodRoom): string | undefined {
    const { claim, decision } = room;
    if (claim !== undefined) return `${claim.claim}: ${claim.message}`;
    if (decision !== undefined) return decision.granted ? undefined : decision.message;
    const grows = growth(room);
    return grows === undefined ? undefined : `it ${grows}`;
}

/** Why it took too long, as far as the last look tells. */
export function whyLate(snapshot: Snapshot, expected: Expectation, causes: readonly Cause[]): string[] {
    const { namespace, startedBy } = expected;
    if (startedBy === "elsewhere") {
        return [
            `MultiKueue has not reported it ready: its pods run in another Kubernetes cluster. See: kubectl get workloads -n ${namespace}. Not to wait for it, set \`wait\` to none`,
        ];
    }
    if (startedBy === "queue" && isHalted(snapshot.cluster)) {
        return [
            `Kueue has not admitted it. See: kubectl describe workloads -n ${namespace}. To wait longer, set customTimeouts; not to wait, set \`wait\` to none`,
        ];
    }
    const told = [...new Set(causes.map(({ text }) => text))];
    return [...told, ...schedulingWords(snapshot)];
}

function schedulingWords({ pods, room }: Snapshot): string[] {
    const words = pods.flatMap((pod) => {
        const said = unschedulable(pod);
        if (said === undefined) return [];
        const where = room(pod);
        const grows = growth(where);
        return [
            [
                `the scheduler says: ${inShort(said)}`,
                ...(where.claim === undefined ? [] : [`of ${where.claim.claim}: ${where.claim.message}`]),
                ...(where.decision === undefined ? [] : [`the Cluster Autoscaler says: ${where.decision.message}`]),
                ...(grows === undefined ? [] : [`pool ${where.pool?.name ?? ""} ${grows}`]),
            ].join("; "),
        ];
    });
    return [...new Set(words)];
}
