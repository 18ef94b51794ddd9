import { isReady } from "../pods/pod";
import { type Operation } from "../operation";
import { isStale, type Snapshot } from "../watch/snapshot";
import { type Expectation } from "../watch/expectation";

/** How far it has come: what is as it is to be, and what is left of before. */
export interface Reached {
    readonly fresh: number;
    readonly stale: number;
}

/** Counted in pods. */
export const reachedBy = ({ pods }: Snapshot, expected: Expectation): Reached => ({
    fresh: pods.filter((pod) => isReady(pod) && !isStale(pod, expected)).length,
    stale: pods.filter((pod) => isStale(pod, expected)).length,
});

/**
 * How long to wait. `customTimeouts` are the whole limit. The default is one for standing still: a rolling restart of a
 * hundred pods takes as long as it takes, as long as one pod after the other becomes ready.
 */
export class Limit {
    private deadline: number;
    private fresh = 0;
    private stale = Number.MAX_SAFE_INTEGER;

    constructor(private readonly operation: Pick<Operation, "at" | "deadline" | "timeoutSeconds">) {
        this.deadline = operation.deadline;
    }

    /** Milliseconds that are left; what has been reached for the first time renews them. */
    left({ fresh, stale }: Reached, now: number): number {
        if ((fresh > this.fresh || stale < this.stale) && this.operation.at.timeoutSeconds === undefined) {
            this.deadline = now + this.operation.timeoutSeconds * 1000;
        }
        // Each only ever goes one way, so pods that come and go do not renew it for ever.
        this.fresh = Math.max(this.fresh, fresh);
        this.stale = Math.min(this.stale, stale);
        return this.deadline - now;
    }
}
