import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { add, type Counts, failed, NOTHING, summary } from "./counts";
import { sideBySide } from "./side-by-side";
import { type Output, type Step } from "./steps";

/** What became of a step. */
interface Outcome {
    readonly step: Step;
    readonly counts: Counts;
    readonly seconds: number;
}

/**
 * One step for each processor: with one more, an API server was seen not to answer in time. Each takes up to 3 GB, with
 * the engine, its plugins and whatever runs on the lab.
 */
const width = (): number => Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 30 / 3)));

/** Runs the steps, `lanes` at a time, and shows at the end how long they took. */
export async function runSteps(steps: readonly Step[], lanes = width()): Promise<Counts> {
    const outcomes: Outcome[] = [];
    const began = Date.now();
    const folder = mkdtempSync(join(tmpdir(), "kuberay-output-"));
    await sideBySide(steps, lanes, async (step) => {
        const broken = (step.after ?? []).filter(({ title }) => isBroken(outcomes, title));
        const startedAt = Date.now();
        const counts =
            broken.length > 0 ? unrun(step, broken) : await (lanes === 1 ? shown(step) : keptBack(step, folder));
        outcomes.push({ step, counts, seconds: secondsSince(startedAt) });
    });
    rmSync(folder, { recursive: true, force: true });
    console.log(`\n${timesOf(outcomes)}\n${lanes} at a time: ${minutes(secondsSince(began))}\n`);
    return outcomes.map(({ counts }) => counts).reduce(add, NOTHING);
}

/** The whole of a program that runs tests: its last line is the summary, also where it breaks down. */
export async function endWithSummary(run: () => Promise<Counts>): Promise<void> {
    const counts = await run().catch((error: unknown) =>
        failed(error instanceof Error ? error.message : String(error)),
    );
    console.log(summary(counts));
    process.exitCode = counts.failures.length === 0 ? 0 : 1;
}

const isBroken = (outcomes: readonly Outcome[], title: string): boolean =>
    outcomes.some(({ step, counts }) => step.title === title && counts.failures.length > 0);

const unrun = ({ title }: Step, broken: readonly Step[]): Counts =>
    failed(`${title}: did not run, because this failed: ${broken.map((other) => other.title).join(", ")}`);

/** Alone it shows its output as it comes. */
async function shown(step: Step): Promise<Counts> {
    console.log(`\n== ${step.title}`);
    const began = Date.now();
    const counts = await resultOf(step, "inherit");
    console.log(ending(step, counts, began));
    return counts;
}

/** Among others it shows its output in one piece, at its end; who cannot wait for that may read the file. */
async function keptBack(step: Step, folder: string): Promise<Counts> {
    const file = join(folder, `${step.title.replaceAll(/[^a-z0-9]+/gi, "-")}.log`);
    const output = openSync(file, "w");
    console.log(`== ${step.title} begins: ${file}`);
    const began = Date.now();
    const counts = await resultOf(step, output);
    closeSync(output);
    console.log(`\n== ${step.title}\n${readFileSync(file, "utf8").trimEnd()}\n${ending(step, counts, began)}\n`);
    return counts;
}

const resultOf = ({ title, run }: Step, output: Output): Promise<Counts> =>
    run(output).catch((error: unknown) => failed(`${title}: ${String(error)}`));

const ending = ({ title }: Step, { passed, failures }: Counts, began: number): string =>
    `== ${title}: ${passed} passed, ${failures.length} failed in ${minutes(secondsSince(began))}`;

/** A line for each group, in the order in which they began. */
function timesOf(outcomes: readonly Outcome[]): string {
    const groups = new Map<string, { seconds: number; counts: Counts }>();
    for (const { step, counts, seconds } of outcomes) {
        const sum = groups.get(step.group) ?? { seconds: 0, counts: NOTHING };
        groups.set(step.group, { seconds: sum.seconds + seconds, counts: add(sum.counts, counts) });
    }
    const wide = Math.max(...[...groups.keys()].map((group) => group.length));
    const lines = [...groups].map(
        ([
            group,
            {
                seconds,
                counts: { passed, failures },
            },
        ]) =>
            [
                group.padEnd(wide),
                minutes(seconds).padStart(8),
                `${passed} passed`.padStart(12),
                `${failures.length} failed`.padStart(10),
            ].join("  "),
    );
    return lines.join("\n");
}

const secondsSince = (began: number): number => (Date.now() - began) / 1000;

/** `3:07` */
const minutes = (seconds: number): string =>
    `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
