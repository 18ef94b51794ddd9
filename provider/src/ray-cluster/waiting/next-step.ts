import { type Cause, reasonsOf, ripe, standing, type Standing, untilRipe } from "../../ray-object/causes/cause";
import { type Pod } from "../../ray-object/pods/pod";
import { causesOf, isForeign } from "./causes";
import { progressLine } from "../../ray-object/waiting/progress";
import { isEnough } from "./readiness";
import { planRestarts, type Restarts } from "./restarts";
import { isStale, isYoung, orphans, type Snapshot } from "../../ray-object/watch/snapshot";
import { type ClusterExpectation } from "./expectation";
import { type Judgement, type Step } from "../../ray-object/waiting/converge";

const LOOK_MS = 1000;

/** What to do next, decided from what is seen alone: this is the whole of waiting, restarting and giving up. */
export function nextStep(snapshot: Snapshot, expected: ClusterExpectation, before: Standing, now: number): Judgement {
    const causes = causesOf(snapshot, expected);
    const since = standing(before, causes, now);
    return { step: decide(snapshot, expected, causes, since, now), since, causes };
}

function decide(
    snapshot: Snapshot,
    expected: ClusterExpectation,
    causes: readonly Cause[],
    since: Standing,
    now: number,
): Step {
    const left = orphans(snapshot, expected);
    const gone = left.filter((pod) => !isYoung(pod, snapshot));
    if (gone.length > 0) {
        return { kind: "delete", pods: gone, line: `removing ${count(gone)} of worker groups that were taken out` };
    }
    const restarts = restartsOf(snapshot, expected);
    // Who does not want to wait still does not want the next pod taken down for one that is broken.
    const isHeeded = expected.wait !== "none" || restarts.now.length + restarts.later > 0;
    const [first, ...others] = isHeeded ? reasonsOf(ripe(causes, since, now)) : [];
    // Before any restart: one broken pod is enough to know that the others would break too.
    if (first !== undefined) return { kind: "failed", reasons: [first, ...others] };
    if (restarts.now.length > 0) {
        const more = restarts.later > 0 ? `, ${restarts.later} to follow` : "";
        return { kind: "delete", pods: restarts.now, line: `restarting ${count(restarts.now)}${more}` };
    }
    const isUnfinished = restarts.later > 0 || left.length > 0;
    if (!isUnfinished && isEnough(snapshot, expected)) return { kind: "ready" };
    const line = progressLine(snapshot, expected, causes, stillToRestart(snapshot, expected));
    const ripeAfter = untilRipe(causes, since, now);
    // Nobody tells when a pod is no longer young.
    return { kind: "waiting", line, wakeAfterMs: isUnfinished ? Math.min(ripeAfter ?? LOOK_MS, LOOK_MS) : ripeAfter };
}

/** None while somebody else's spec is in place, or while it is not ours to have pods. */
const restartsOf = (snapshot: Snapshot, expected: ClusterExpectation): Restarts =>
    ["operator", "queue"].includes(expected.startedBy) && !isForeign(snapshot, expected)
        ? planRestarts(snapshot, expected)
        : { now: [], later: 0 };

function stillToRestart({ pods }: Snapshot, expected: ClusterExpectation): string[] {
    const left = pods.filter((pod) => isStale(pod, expected)).length;
    return left > 0 && expected.updatePolicy !== "NewPodsOnly" ? [`${left} still to restart`] : [];
}

const count = ({ length }: readonly Pod[]): string => (length === 1 ? "1 pod" : `${length} pods`);
