import { isConflict } from "../../cluster-access/errors";
import { type Cause, type Standing } from "../causes/cause";
import { duration, type Operation } from "../operation";
import { isReady, type Pod, POD } from "../pods/pod";
import { Limit } from "./limit";
import { nextStep } from "../../ray-cluster/waiting/next-step";
import { type Onlooker } from "../watch/onlooker";
import { whyLate } from "./progress";
import { type Snapshot } from "../watch/snapshot";
import { type Expectation } from "../watch/expectation";

/** A look now and then even when nothing is heard. */
const LOOK_AGAIN_MS = 15_000;
/** The operator writes the cluster's state a moment after the last pod is ready; an output should not be older. */
const STATE_GRACE_MS = 10_000;

/** Carries out what `nextStep` decides until the cluster is as expected; returns why it will not be, if so. */
export async function converge(operation: Operation, onlooker: Onlooker, expected: Expectation): Promise<string[]> {
    const { signal } = operation.at;
    const deleted = new Set<string | undefined>();
    const limit = new Limit(operation);
    onlooker.noteFailures(expected);
    let since: Standing = new Map();
    for (;;) {
        const snapshot = without(onlooker.look(expected), deleted);
        const now = Date.now();
        const leftMs = limit.left(snapshot, expected, now);
        const judgement = nextStep(snapshot, expected, since, now);
        since = judgement.since;
        const { step } = judgement;
        if (step.kind === "ready") {
            await untilStateIsKnown(operation, onlooker, expected);
            return [];
        }
        if (step.kind === "failed") return [...step.reasons];
        if (leftMs <= 0) return late(operation, onlooker, snapshot, expected, judgement.causes);
        if (step.kind === "delete") {
            operation.say(step.line);
            await remove(operation, step.pods);
            for (const pod of step.pods) deleted.add(pod.metadata.uid);
            continue;
        }
        operation.say(step.line);
        const wake = Math.min(step.wakeAfterMs ?? LOOK_AGAIN_MS, LOOK_AGAIN_MS, leftMs);
        await onlooker.next(Math.max(wake, 10), signal);
    }
}

/** The watch tells of a deletion a moment after we asked for it: until then the pod counts as on its way out. */
const without = (snapshot: Snapshot, deleted: ReadonlySet<string | undefined>): Snapshot => ({
    ...snapshot,
    pods: snapshot.pods.map((pod) => (deleted.has(pod.metadata.uid) ? going(pod) : pod)),
});

const going = (pod: Pod): Pod => ({
    ...pod,
    metadata: { ...pod.metadata, deletionTimestamp: pod.metadata.deletionTimestamp ?? "requested" },
});

/** Workers first, the head last, as they come: all but the head at once. */
async function remove({ connection, patience }: Operation, pods: readonly Pod[]): Promise<void> {
    const last = pods.at(-1);
    const drop = ({ metadata: { namespace, name, uid } }: Pod) =>
        connection.delete(POD, namespace, name, patience, { uid }).catch(ignoreReplaced);
    await Promise.all(pods.slice(0, -1).map(drop));
    if (last !== undefined) await drop(last);
}

/** Another pod of that name has taken its place. */
function ignoreReplaced(error: unknown): void {
    if (!isConflict(error)) throw error;
}

function late(
    operation: Operation,
    onlooker: Onlooker,
    snapshot: Snapshot,
    expected: Expectation,
    causes: readonly Cause[],
): string[] {
    const trouble = onlooker.trouble();
    const why = whyLate(snapshot, expected, causes);
    const heard = trouble === undefined ? [] : [`the API server could not be watched: ${trouble}`];
    return [`not ready after ${duration(operation.timeoutSeconds)}`, ...why, ...heard];
}

async function untilStateIsKnown(operation: Operation, onlooker: Onlooker, expected: Expectation): Promise<void> {
    const { wait, startedBy } = expected;
    if (startedBy === "nobody" || startedBy === "elsewhere") return;
    // Progress may have carried us beyond the deadline that we began with, unless the user has set it.
    const hasLimit = operation.at.timeoutSeconds !== undefined;
    const until = Math.min(Date.now() + STATE_GRACE_MS, hasLimit ? operation.deadline : Infinity);
    for (;;) {
        const { cluster, pods } = onlooker.look();
        const settled = cluster?.status?.state === "ready" || !pods.every(isReady);
        if (wait !== "ready" || settled || Date.now() >= until) return;
        await onlooker.next(until - Date.now(), operation.at.signal);
    }
}
