import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { add, type Counts, failed } from "./counts";
import { type Task } from "./side-by-side";

const REPORTER = join(__dirname, "counting-reporter.cjs");
const MOCHA = require.resolve("mocha/bin/mocha.js");

/** Where the output of a step goes: the terminal, or an open file. */
export type Output = "inherit" | number;

/** A part of a test run. */
export interface Step extends Task {
    readonly title: string;
    /** Its time is shown under this name, together with that of others of the same name. */
    readonly group: string;
    readonly after?: readonly Step[];
    readonly run: (output: Output) => Promise<Counts>;
}

type Options = Partial<Pick<Step, "group" | "after" | "alone">>;

interface MochaOptions extends Options {
    /** Beside the variables of this process. */
    readonly env?: Readonly<Record<string, string>>;
}

/** A command that counts as one test: it passes when it exits with 0. */
export const check = (title: string, command: string, args: readonly string[], options: Options = {}): Step => ({
    title,
    group: title,
    ...options,
    run: async (output) => {
        const code = await exitCode(command, args, output);
        return code === 0 ? { passed: 1, failures: [] } : failed(`${title}: exit code ${code}`);
    },
});

/** Mocha over some files. A run that dies before it counts, or finds no test, is a failure. */
export const mocha = (title: string, args: readonly string[], { env: own, ...options }: MochaOptions = {}): Step => ({
    title,
    group: title,
    ...options,
    run: async (output) => {
        const directory = mkdtempSync(join(tmpdir(), "kuberay-counts-"));
        const file = join(directory, "counts.json");
        const env = { ...process.env, ...own, COUNTS_FILE: file };
        try {
            const code = await exitCode(process.execPath, [MOCHA, "--reporter", REPORTER, ...args], output, env);
            const counts = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Counts) : undefined;
            return honest(title, code, counts);
        } finally {
            rmSync(directory, { recursive: true, force: true });
        }
    },
});

function exitCode(command: string, args: readonly string[], output: Output, env = process.env): Promise<number> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { stdio: ["ignore", output, output], env });
        child.on("error", reject);
        child.on("exit", (code, signal) => {
            resolve(signal === null ? (code ?? 1) : 1);
        });
    });
}

function honest(title: string, code: number, counts: Counts | undefined): Counts {
    if (counts === undefined) return failed(`${title}: mocha ended with exit code ${code} before it counted`);
    if (counts.passed + counts.failures.length === 0) return failed(`${title}: no test was found`);
    return code !== 0 && counts.failures.length === 0
        ? add(counts, failed(`${title}: mocha's exit code ${code}`))
        : counts;
}
