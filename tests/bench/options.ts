import { parseArgs } from "node:util";

export interface Options {
    /** Benches to run. Default: all. */
    readonly only: readonly string[];
    /** File for the results. Default: none. */
    readonly json: string | undefined;
    /** Pairs of every bench. Default: each its own number. */
    readonly pairs: number | undefined;
    /** Whether a missed target makes the command fail. */
    readonly gate: boolean;
}

/** Throws in words for the user when an option, or the name of a bench, is not one of ours. */
export function readOptions(args: readonly string[], ids: readonly string[]): Options {
    const { values } = parseArgs({
        args: [...args],
        options: {
            only: { type: "string", multiple: true, default: [] },
            json: { type: "string" },
            pairs: { type: "string" },
            gate: { type: "boolean", default: false },
        },
    });
    const unknown = values.only.filter((id) => !ids.includes(id));
    if (unknown.length > 0) throw new Error(`no such bench: ${unknown.join(", ")}. There are: ${ids.join(", ")}.`);
    return { only: values.only, json: values.json, pairs: readPairs(values.pairs), gate: values.gate };
}

function readPairs(text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    const pairs = Number(text);
    if (!Number.isInteger(pairs) || pairs < 1) throw new Error(`--pairs takes a whole number from 1, got "${text}".`);
    return pairs;
}
