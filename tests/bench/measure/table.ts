import { type Bench } from "./bench";
import { type Comparison, type SideSummary } from "./pairs";
import { resultOf } from "./results";
import { type Estimate } from "./statistics";

export interface Row {
    readonly bench: Bench;
    readonly comparison: Comparison;
}

const HEADINGS = ["bench", "ratio", "95 % interval", "target", "holds", "CPU ratio"];

/** All ratios at a glance. */
export function table(rows: readonly Row[]): string {
    const cells = [HEADINGS, ...rows.map(cellsOf)];
    const widths = HEADINGS.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n");
}

function cellsOf({ bench, comparison }: Row): string[] {
    const { ratio, target, holds } = resultOf(bench, comparison);
    return [
        bench.id,
        ratio.toFixed(3),
        interval(comparison.ratio, 3),
        `<= ${target.toFixed(2)}`,
        holds ? "yes" : "MISSED",
        comparison.cpuRatio === undefined ? "" : comparison.cpuRatio.median.toFixed(3),
    ];
}

/** What one ratio was made of. */
export function details({ bench, comparison }: Row): string {
    const { ours, theirs, pairs } = comparison;
    const sides = [ours, theirs].map((side) => `    ${sideLine(side, bench.unit)}`);
    return [`${bench.id}: ${bench.what} (${pairs} pairs)`, ...sides].join("\n");
}

function sideLine({ name, value, cpu }: SideSummary, unit: Bench["unit"]): string {
    const onProcessor = cpu === undefined ? "" : `, CPU ${cpu.median.toFixed(0)} ms`;
    return `${value.median.toFixed(1)} ${unit} (${interval(value, 1)})${onProcessor}  ${name}`;
}

const interval = ({ low, high }: Estimate, digits: number): string => `${low.toFixed(digits)}-${high.toFixed(digits)}`;
