import { type Lab } from "../../lab/lab";
import { type Comparison, type PairOptions } from "./pairs";

/** One ratio that we promise. */
export interface Bench {
    /** For `--only`, and in the JSON. */
    readonly id: string;
    /** What is divided by what. */
    readonly what: string;
    /** Holds while the median ratio is at most this. */
    readonly target: number;
    readonly unit: "ms" | "MiB" | "requests";
    measure(context: BenchContext): Promise<Comparison>;
}

/** What benches share in a run. */
export interface BenchContext {
    /** What a bench measures when the user gave no number of pairs. A try is one pair, and warms nothing up. */
    readonly measured: (usual: PairOptions) => PairOptions;
    /** How many of something a bench makes; what a try makes do with is a size that shows the same on less. */
    readonly sized: (usual: number, forTry: number) => number;
    /** Empty at first and removed at the end: the counterparts are built here. */
    readonly folder: string;
    /** A lab for the benches alone, started when first asked for. */
    readonly lab: () => Promise<Lab>;
    /** The same object for all benches of the run, made when first asked for. */
    readonly shared: <T>(key: string, make: () => Promise<T>) => Promise<T>;
}
