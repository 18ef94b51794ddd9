import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { lastLines } from "./log-tail";
import { identify, type ProcessIdentity, signal } from "./process-identity";

/** Something to run. */
export interface Program {
    /** Unique in its lab: the name in `lab:status`. */
    readonly name: string;
    readonly command: string;
    readonly args: readonly string[];
    /** The whole environment. Default: none, so that nothing of the user's shell changes how the lab behaves. */
    readonly env?: Readonly<Record<string, string>>;
    /** Where it listens, for people. Default: it does not. */
    readonly port?: number;
    /** Receives what it prints, appended. */
    readonly log: string;
}

export interface RunningProgram extends ProcessIdentity {
    readonly program: Program;
    /** `undefined` while it runs, then how it ended, e.g. `ended with exit code 1`. */
    readonly ending: () => string | undefined;
    /** Resolves when it has ended; never rejects. */
    readonly ended: Promise<string>;
    /** Ends it: asks, and insists after some seconds. Resolves when it has ended. */
    readonly stop: (graceSeconds: number) => Promise<void>;
}

/** Starts a program. Throws when it cannot be started at all. */
export async function startProgram(program: Program): Promise<RunningProgram> {
    const log = openSync(program.log, "a");
    const child = spawn(program.command, program.args, { stdio: ["ignore", log, log], env: { ...program.env } });
    closeSync(log);
    const exit = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
    const ended = exit.then(([code, by]) => (by === null ? `ended with exit code ${code ?? 0}` : `was ended by ${by}`));
    // When it cannot be started, `spawn` below says so; nobody waits for the end of what never began.
    ended.catch(() => undefined);
    await once(child, "spawn");
    if (child.pid === undefined) throw new Error(`${program.name} has no process`);
    return running(program, identifyOrEnded(child.pid), ended);
}

/** A program that dies at once may be gone before we look: its number is then nobody's, and no signal is sent. */
function identifyOrEnded(pid: number): ProcessIdentity {
    try {
        return identify(pid);
    } catch {
        return { pid, startedAt: "ended" };
    }
}

function running(program: Program, identity: ProcessIdentity, ended: Promise<string>): RunningProgram {
    let ending: string | undefined;
    void ended.then((how) => (ending = how));
    return {
        ...identity,
        program,
        ended,
        ending: () => ending,
        stop: async (graceSeconds) => {
            signal(identity, "SIGTERM");
            const insist = setTimeout(() => {
                signal(identity, "SIGKILL");
            }, graceSeconds * 1000);
            await ended;
            clearTimeout(insist);
        },
    };
}

/** Why a program that should run does not, with the end of its log. */
export const deathOf = ({ program, ending }: RunningProgram): string =>
    `${program.name} ${ending() ?? "runs"}. The end of ${program.log}:\n${lastLines(program.log)}`;
