import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Counts } from "./counts";

const REPORTER = join(__dirname, "counting-reporter.cjs");

interface MochaCounts {
    readonly passes: number;
    readonly failures: number;
    readonly pending: number;
}

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
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Mocha over some files. A run that dies before it counts, or finds no test, is a failure. */
export async function mocha(title: string, args: readonly string[]): Promise<Counts> {
    const began = Date.now();
    const directory = mkdtempSync(join(tmpdir(), "kuberay-counts-"));
    const file = join(directory, "counts.json");
    console.log(`\n== ${title}`);
    try {
        const code = await run(process.execPath, [mochaBin(), "--reporter", REPORTER, ...args], {
            ...process.env,
            COUNTS_FILE: file,
        });
        const counts = existsSync(file) ? toCounts(JSON.parse(readFileSync(file, "utf8")) as MochaCounts) : undefined;
        const honest = counts === undefined || counts.passed + counts.failed === 0 ? { passed: 0, failed: 1 } : counts;
        const result = code !== 0 && honest.failed === 0 ? { ...honest, failed: 1 } : honest;
        console.log(`== ${title}: ${result.passed} ok, ${result.failed} not ok in ${seconds(began)}`);
        return result;
    } finally {
        rmSync(directory, { recursive: true, force: true });
    }
}

/** A test that did not run counts as failed: nothing may be skipped in silence. */
const toCounts = (mocha: MochaCounts): Counts => ({ passed: mocha.passes, failed: mocha.failures + mocha.pending });

const mochaBin = (): string => require.resolve("mocha/bin/mocha.js");

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
