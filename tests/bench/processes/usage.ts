import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds that a running process and its threads have spent on processors; `undefined` where there is no /proc. */
export function cpuOf(pid: number): number | undefined {
    try {
        const threads = readdirSync(`/proc/${pid}/task`);
        const nanoseconds = threads.map((thread) => {
            const [onProcessor] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ");
            return Number(onProcessor);
        });
        return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
    } catch {
        return undefined;
    }
}

/** The most memory that a running process has ever held at once, in MiB. */
export function peakMemoryOf(pid: number): number {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(statusOf(pid))?.[1];
    if (kibibytes === undefined) throw new Error(`/proc/${pid}/status tells no VmHWM`);
    return Number(kibibytes) / 1024;
}

function statusOf(pid: number): string {
    try {
        return readFileSync(`/proc/${pid}/status`, "utf8");
    } catch (error) {
        throw new Error("peak memory is read from Linux's /proc, which is not there", { cause: error });
    }
}

/** Linux counts in hundredths of a second here, on every machine that Node runs on. */
const MILLISECONDS_PER_TICK = 10;
/** Fields of /proc/<pid>/stat after the name: CPU time in user and system mode of children that have ended. */
const ENDED_CHILDREN = [13, 14];

/** Milliseconds on processors of all descendants of this process that have ended so far. */
export function cpuOfEndedChildren(): number | undefined {
    try {
        const stat = readFileSync("/proc/self/stat", "utf8");
        // The name, in parentheses, may hold spaces.
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        const ticks = ENDED_CHILDREN.map((field) => Number(fields[field]));
        return ticks.reduce((sum, one) => sum + one, 0) * MILLISECONDS_PER_TICK;
    } catch {
        return undefined;
    }
}
