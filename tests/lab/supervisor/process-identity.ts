import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * A process, and not merely its number: numbers are used again. Two processes with one number never began at the
 * same moment of the same boot.
 */
export interface ProcessIdentity {
    readonly pid: number;
    readonly startedAt: string;
}

/** Throws when there is no such process. */
export function identify(pid: number): ProcessIdentity {
    const startedAt = startOf(pid);
    if (startedAt === undefined) throw new Error(`process ${pid} has already ended`);
    return { pid, startedAt };
}

export const isRunning = (process: ProcessIdentity): boolean => startOf(process.pid) === process.startedAt;

/** Sends a signal to that very process; does nothing when it has ended, whoever has its number now. */
export function signal({ pid, startedAt }: ProcessIdentity, name: NodeJS.Signals): void {
    if (startOf(pid) !== startedAt) return;
    try {
        process.kill(pid, name);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
}

/** When a process began, in words of the operating system; `undefined` when it is not there or a zombie. */
function startOf(pid: number): string | undefined {
    return process.platform === "linux" ? startFromProc(pid) : startFromPs(pid);
}

function startFromProc(pid: number): string | undefined {
    try {
        const { state, startTime } = parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
        return state === "Z" ? undefined : `${bootId()} ${startTime}`;
    } catch {
        return undefined;
    }
}

/** The fields of proc(5) that we need. The program's name, in brackets, may itself contain spaces and brackets. */
export function parseStat(stat: string): { readonly state: string; readonly startTime: string } {
    const [state = "", ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state, startTime: rest[18] ?? "" };
}

/** The start time counts from boot, so after a reboot the same figure can come again. */
const bootId = (): string => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();

function startFromPs(pid: number): string | undefined {
    const answer = spawnSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" });
    const [state = "", ...start] = answer.stdout.trim().split(/\s+/);
    return answer.status !== 0 || state.startsWith("Z") ? undefined : start.join(" ");
}
