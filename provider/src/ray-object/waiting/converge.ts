import { isConflict } from "../../cluster-access/errors";
import { type Cause, type Standing } from "../causes/cause";
import { duration, type Operation, type Sight } from "../operation";
import { type Pod, POD } from "../pods/pod";
import { Limit, type Reached } from "./limit";

/** A look now and then even when nothing is heard. */
const LOOK_AGAIN_MS = 15_000;

interface Seen {
    readonly pods: readonly Pod[];
}

/** How a kind judges what is seen of its object. */
export interface Judge<S extends Seen> {
    nextStep(seen: S, before: Standing, now: number): Judgement;
    reached(seen: S): Reached;
    /** Why it took too long, as far as the last look tells. */
    whyLate(seen: S, causes: readonly Cause[]): readonly string[];
}

/** Carries out what the judge decides until all is as expected; returns why it will not be, if so. */
export async function converge<S extends Seen>(
    operation: Operation,
    sight: Sight<S>,
    judge: Judge<S>,
): Promise<string[]> {
    const deleted = new Set<string | undefined>();
    const limit = new Limit(operation);
    let since: Standing = new Map();
    for (;;) {
        const seen = without(sight.look(), deleted);
        const now = Date.now();
        const leftMs = limit.left(judge.reached(seen), now);
        const judgement = judge.nextStep(seen, since, now);
        since = judgement.since;
        const { step } = judgement;
        if (step.kind === "ready") return [];
        if (step.kind === "failed") return [...step.reasons];
        if (leftMs <= 0) return late(operation, sight, judge.whyLate(seen, judgement.causes));
        if (step.kind === "delete") {
            operation.say(step.line);
            await remove(operation, step.pods);
            for (const pod of step.pods) deleted.add(pod.metadata.uid);
            continue;
        }
        operation.say(step.line);
        const wake = Math.min(step.wakeAfterMs ?? LOOK_AGAIN_MS, LOOK_AGAIN_MS, leftMs);
        await sight.next(Math.max(wake, 10), operation.at.signal);
    }
}

/** The watch tells of a deletion a moment after we asked for it: until then the pod counts as on its way out. */
const without = <S extends Seen>(seen: S, deleted: ReadonlySet<string | undefined>): S => ({
    ...seen,
    pods: seen.pods.map((pod) => (deleted.has(pod.metadata.uid) ? going(pod) : pod)),
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

function late({ timeoutSeconds }: Operation, sight: Sight<Seen>, why: readonly string[]): string[] {
    const trouble = sight.trouble();
    const heard = trouble === undefined ? [] : [`the API server could not be watched: ${trouble}`];
    return [`not ready after ${duration(timeoutSeconds)}`, ...why, ...heard];
}

export type Step =
    | { readonly kind: "ready" }
    | { readonly kind: "waiting"; readonly line: string; readonly wakeAfterMs: number | undefined }
    | { readonly kind: "failed"; readonly reasons: readonly [string, ...string[]] }
    /** Pods to delete, so that the operator makes them anew or they are gone for good. */
    | { readonly kind: "delete"; readonly pods: readonly Pod[]; readonly line: string };

export interface Judgement {
    readonly step: Step;
    /** To be handed in again the next time. */
    readonly since: Standing;
    readonly causes: readonly Cause[];
}
