import { type Bench } from "./bench";
import { type Comparison } from "./pairs";

/** A line of what `--json` writes. */
export interface Result {
    readonly id: string;
    readonly what: string;
    readonly ratio: number;
    readonly target: number;
    readonly holds: boolean;
}

export function resultOf({ id, what, target }: Bench, { ratio }: Comparison): Result {
    // Rounded first, judged then: what is printed and what is said of it must never disagree.
    const rounded = Number(ratio.median.toFixed(3));
    return { id, what, ratio: rounded, target, holds: rounded <= target };
}

export const toJson = (results: readonly Result[]): string => `${JSON.stringify(results, null, 4)}\n`;
