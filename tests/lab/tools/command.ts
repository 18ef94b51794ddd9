import { spawn } from "node:child_process";
import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const TAIL_LINES = 15;

export interface CommandOptions {
    readonly folder?: string;
    readonly environment?: NodeJS.ProcessEnv;
    /** File that gets everything the command prints. Default: kept only for the error. */
    readonly log?: string;
}

/** A command that ended with an error, or could not be started. */
export class CommandError extends Error {
    /** True when there is no such program. */
    readonly notFound: boolean;

    constructor(message: string, notFound: boolean) {
        super(message);
        this.name = "CommandError";
        this.notFound = notFound;
    }
}

interface Ended {
    readonly exit: string;
    readonly stdout: string;
    readonly printed: string;
}

/** Runs a command and returns what it wrote to its standard output. Throws a CommandError that quotes its last lines. */
export async function run(command: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
    const line = [command, ...args].join(" ");
    const ended = await finish(command, args, options);
    if (options.log !== undefined) await record(options.log, `$ ${line}\n${ended.printed}\n`);
    if (ended.exit === "code 0") return ended.stdout;
    const where = options.log === undefined ? "" : ` All of it is in ${options.log}.`;
    throw new CommandError(`"${line}" ended with ${ended.exit}.${where} It said:\n${lastLines(ended.printed)}`, false);
}

/** Starts an empty log. */
export async function startLog(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, "");
}

function finish(command: string, args: readonly string[], options: CommandOptions): Promise<Ended> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, {
            cwd: options.folder,
            env: options.environment ?? process.env,
            stdio: ["ignore", "pipe", "pipe"],
        });
        let stdout = "";
        let printed = "";
        child.stdout.setEncoding("utf8").on("data", (text: string) => {
            stdout += text;
            printed += text;
        });
        child.stderr.setEncoding("utf8").on("data", (text: string) => (printed += text));
        child.on("error", (error) => {
            reject(new CommandError(`Cannot run ${command}: ${error.message}`, isMissing(error)));
        });
        child.on("close", (code, signal) => {
            resolve({ exit: signal ?? `code ${code}`, stdout, printed });
        });
    });
}

async function record(log: string, text: string): Promise<void> {
    await appendFile(log, text);
}

function isMissing(error: Error): boolean {
    return "code" in error && error.code === "ENOENT";
}

/** The last lines of a text, indented, without the empty ones. */
export function lastLines(text: string): string {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    return lines
        .slice(-TAIL_LINES)
        .map((line) => `  ${line}`)
        .join("\n");
}
