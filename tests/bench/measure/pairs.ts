import { type Estimate, estimate } from "./statistics";

/** One measurement. */
export interface Sample {
    /** What is compared: milliseconds or MiB, as the bench says. */
    readonly value: number;
    /** Milliseconds on a processor. Absent where the system does not tell. */
    readonly cpu?: number;
}

/** One of the two things compared, ready to be measured any number of times. */
export interface Side {
    readonly name: string;
    measure(): Promise<Sample>;
}

export interface Comparison {
    /** Ours divided by theirs, pair by pair. */
    readonly ratio: Estimate;
    readonly cpuRatio: Estimate | undefined;
    readonly ours: SideSummary;
    readonly theirs: SideSummary;
    readonly pairs: number;
}

export interface SideSummary {
    readonly name: string;
    readonly value: Estimate;
    readonly cpu: Estimate | undefined;
}

export interface PairOptions {
    readonly pairs: number;
    /** Unmeasured runs of each side before the first pair: files into the page cache. Default: 1. */
    readonly warmUps?: number;
}

/**
 * Measures two things in turns, A B B A: what else the machine does, and how it warms up, then falls on both alike.
 * Each pair gives one ratio.
 */
export async function comparePairs(ours: Side, theirs: Side, { pairs, warmUps = 1 }: PairOptions): Promise<Comparison> {
    for (let run = 0; run < warmUps; run++) {
        await ours.measure();
        await theirs.measure();
    }
    const samples: Pair[] = [];
    for (let pair = 0; pair < pairs; pair++) samples.push(await measurePair(ours, theirs, pair % 2 === 0));
    return compared(ours.name, theirs.name, samples);
}

interface Pair {
    readonly ours: Sample;
    readonly theirs: Sample;
}

async function measurePair(ours: Side, theirs: Side, oursFirst: boolean): Promise<Pair> {
    if (oursFirst) {
        const first = await ours.measure();
        return { ours: first, theirs: await theirs.measure() };
    }
    const first = await theirs.measure();
    return { theirs: first, ours: await ours.measure() };
}

function compared(ours: string, theirs: string, samples: readonly Pair[]): Comparison {
    const cpuRatios = samples.map((pair) => ratioOf(pair.ours.cpu, pair.theirs.cpu)).filter((one) => one !== undefined);
    return {
        ratio: estimate(samples.map((pair) => pair.ours.value / pair.theirs.value)),
        cpuRatio: cpuRatios.length === samples.length ? estimate(cpuRatios) : undefined,
        ours: summary(
            ours,
            samples.map((pair) => pair.ours),
        ),
        theirs: summary(
            theirs,
            samples.map((pair) => pair.theirs),
        ),
        pairs: samples.length,
    };
}

const ratioOf = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined || b === undefined || b === 0 ? undefined : a / b;

function summary(name: string, samples: readonly Sample[]): SideSummary {
    const cpu = samples.map((sample) => sample.cpu).filter((one) => one !== undefined);
    return {
        name,
        value: estimate(samples.map((sample) => sample.value)),
        cpu: cpu.length === samples.length ? estimate(cpu) : undefined,
    };
}
