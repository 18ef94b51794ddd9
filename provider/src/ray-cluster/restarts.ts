import { groupOf, isGoing, isHead, isReady, type Pod } from "../ray-object/pod";
import { type Expectation, HEAD_GROUP } from "./expectation";
import { desiredPods, isStale, isYoung, podsOf, type Snapshot } from "./snapshot";

/** Of a group that is restarted while it works, so much may be missing at a time, and always one pod: a Deployment's figure. */
export const MOST_UNAVAILABLE = 0.25;

export interface Restarts {
    /** To be deleted now. */
    readonly now: readonly Pod[];
    /** Still to come, once the replacements of those before them are ready. */
    readonly later: number;
}

/**
 * Which pods go, so that the operator makes them anew from the current spec. Only from what is seen: the same decision
 * comes out after a crash.
 */
export function planRestarts(snapshot: Snapshot, expected: Expectation): Restarts {
    const stale = snapshot.pods.filter((pod) => !isGoing(pod) && isStale(pod, expected));
    if (stale.length === 0) return { now: [], later: 0 };
    const { updatePolicy } = expected;
    const mayGo = (pod: Pod) => !isYoung(pod, snapshot);
    const restartAll = updatePolicy === "RecreateAll" || (updatePolicy === "RestartChanged" && stale.some(isHead));
    if (restartAll) {
        const now = headLast(snapshot.pods.filter((pod) => !isGoing(pod) && mayGo(pod)));
        return { now, later: stale.filter((pod) => !mayGo(pod)).length };
    }
    // A pod that has not come to life loses nothing, and holding on to it would keep a corrected mistake alive.
    const lifeless = stale.filter((pod) => !isReady(pod) && mayGo(pod));
    if (updatePolicy === "NewPodsOnly") return { now: lifeless, later: 0 };
    const groups = [...new Set(stale.map(groupOf))];
    const rolling = groups.flatMap((group) => nextOf(group, snapshot, expected));
    const now = [...lifeless, ...rolling];
    return { now, later: stale.length - now.length };
}

/** Without the head nothing of Ray survives, so a stale head takes all; it goes last, being what shows that work is left. */
const headLast = (pods: readonly Pod[]): Pod[] => [...pods].sort((a, b) => Number(isHead(a)) - Number(isHead(b)));

function nextOf(group: string, snapshot: Snapshot, expected: Expectation): Pod[] {
    const pods = podsOf(snapshot, group);
    const desired = desiredPods(snapshot, expected, group);
    const isNext = (pod: Pod) => isReady(pod) && isStale(pod, expected) && !isYoung(pod, snapshot);
    const staleReady = pods.filter(isNext).sort(byAge);
    const ready = pods.filter(isReady).length;
    const unavailable = Math.max(desired, pods.length) - ready;
    const allowed = Math.max(1, Math.floor(desired * MOST_UNAVAILABLE)) - unavailable;
    return group === HEAD_GROUP ? staleReady : staleReady.slice(0, Math.max(0, allowed));
}

const byAge = (a: Pod, b: Pod): number =>
    (a.metadata.creationTimestamp ?? "").localeCompare(b.metadata.creationTimestamp ?? "") ||
    a.metadata.name.localeCompare(b.metadata.name);
