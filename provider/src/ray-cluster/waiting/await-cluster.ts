import { type Operation } from "../../ray-object/operation";
import { isReady } from "../../ray-object/pods/pod";
import { converge } from "../../ray-object/waiting/converge";
import { reachedBy } from "../../ray-object/waiting/limit";
import { whyLate } from "../../ray-object/waiting/progress";
import { type Onlooker } from "../../ray-object/watch/onlooker";
import { type ClusterExpectation } from "./expectation";
import { nextStep } from "./next-step";

/** The operator writes the cluster's state a moment after the last pod is ready; an output should not be older. */
const STATE_GRACE_MS = 10_000;

/** Waits for the cluster, restarting what the edit needs; returns why it will not be as it should, if so. */
export async function awaitCluster(
    operation: Operation,
    onlooker: Onlooker,
    expected: ClusterExpectation,
): Promise<string[]> {
    onlooker.noteFailures(expected);
    const reasons = await converge(operation, onlooker.sight(expected), {
        nextStep: (seen, before, now) => nextStep(seen, expected, before, now),
        reached: (seen) => reachedBy(seen, expected),
        whyLate: (seen, causes) => whyLate(seen, expected, causes),
    });
    if (reasons.length === 0) await untilStateIsKnown(operation, onlooker, expected);
    return reasons;
}

async function untilStateIsKnown(
    operation: Operation,
    onlooker: Onlooker,
    { wait, startedBy }: ClusterExpectation,
): Promise<void> {
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
