import { binomialDistribution, median } from "simple-statistics";

/** A median with its 95 % confidence interval. */
export interface Estimate {
    readonly median: number;
    readonly low: number;
    readonly high: number;
}

const CONFIDENCE = 0.95;

/**
 * The interval runs between two of the measured values (order statistics, as in the sign test): it holds whatever
 * the distribution, and times of processes are anything but normal. Fewer than six values are too few for 95 %; the
 * interval is then all of them.
 */
export function estimate(values: readonly number[]): Estimate {
    if (values.length === 0) throw new Error("nothing was measured");
    const sorted = values.toSorted((a, b) => a - b);
    const cut = cutOff(sorted.length);
    const low = sorted[cut] ?? NaN;
    const high = sorted[sorted.length - 1 - cut] ?? NaN;
    return { median: median([...sorted]), low, high };
}

/** How many values may be left out at either end: the median lies beyond what remains in 5 % of cases at most. */
function cutOff(count: number): number {
    const probabilities = binomialDistribution(count, 0.5) ?? [];
    let beyond = 0;
    let cut = -1;
    while (beyond <= 1 - CONFIDENCE && cut < count / 2) {
        cut++;
        beyond += 2 * (probabilities[cut] ?? 1);
    }
    return Math.max(0, cut - 1);
}
