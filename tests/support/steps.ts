import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { add, type Counts, failed } from "./counts";

const REPORTER = join(__dirname, "counting-reporter.cjs");

/** Runs a command with its output shown; resolves to its exit code. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { stdio: "inherit", env });
        child.on("error", reject);
        child.on("exit", (code, signal) => {
            resolve(signal === null ? (code ?? 1) : 1);
        });
    });
}

/** A command that counts as one test: it passes when it exits with 0. */
export async function check(title: string, command: string, args: readonly string[]): Promise<Counts> {
    const began = Date.now();
    console.log(`\n== ${title}`);
    const code = await run(command, args);
    console.log(`== ${title}: ${code === 0 ? "passed" : `FAILED (exit ${code})`} in ${seconds(began)}`);
    return code === 0 ? { passed: 1, failures: [] } : failed(`${title}: exit code ${code}`);
}

/** Mocha over some files. A run that dies before it counts, or finds no test, is a failure. */
export async function mocha(
    title: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
): Promise<Counts> {
    const began = Date.now();
    const directory = mkdtempSync(join(tmpdir(), "kuberay-counts-"));
    const file = join(directory, "counts.json");
    console.log(`\n== ${title}`);
    try {
        const code = await run(process.execPath, [mochaBin(), "--reporter", REPORTER, ...args], {
            ...process.env,
            ...env,
            COUNTS_FILE: file,
        });
        const result = honest(
            title,
            code,
            existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Counts) : undefined,
        );
        console.log(`== ${title}: ${result.passed} ok, ${result.failures.length} not ok in ${seconds(began)}`);
        return result;
    } finally {
        rmSync(directory, { recursive: true, force: true });
    }
}

function honest(title: string, code: number, counts: Counts | undefined): Counts {
    if (counts === undefined) return failed(`${title}: mocha ended with exit code ${code} before it counted`);
    if (counts.passed + counts.failures.length === 0) return failed(`${title}: no test was found`);
    return code !== 0 && counts.failures.length === 0
        ? add(counts, failed(`${title}: mocha's exit code ${code}`))
        : counts;
}

const mochaBin = (): string => require.resolve("mocha/bin/mocha.js");

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
