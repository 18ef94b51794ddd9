const HEARTBEAT_MS = 30_000;

/** Shows one line of progress. */
export type Report = (line: string) => void;

/** One long step among several. */
export interface Step {
    /** From 1. */
    readonly position: number;
    readonly total: number;
    readonly name: string;
    /** What is being done, e.g. `building etcd`. */
    readonly activity: string;
    readonly usualSeconds: number;
}

/** Reports the start and the end of a step, and every half minute that it is still going on. */
export async function withProgress<Result>(step: Step, report: Report, work: () => Promise<Result>): Promise<Result> {
    const startedAt = Date.now();
    const elapsedSeconds = (): number => Math.round((Date.now() - startedAt) / 1000);
    report(startLine(step));
    const heartbeat = setInterval(() => {
        report(heartbeatLine(step, elapsedSeconds()));
    }, HEARTBEAT_MS);
    try {
        const result = await work();
        report(doneLine(step, elapsedSeconds()));
        return result;
    } finally {
        clearInterval(heartbeat);
    }
}

/** `[3/10] etcd: building etcd... (usually 25 s)` */
export function startLine(step: Step): string {
    return `${label(step)} ${step.activity}... (usually ${step.usualSeconds} s)`;
}

/** `[3/10] etcd: still building etcd after 30 s (usually 25 s)` */
export function heartbeatLine(step: Step, elapsedSeconds: number): string {
    return `${label(step)} still ${step.activity} after ${elapsedSeconds} s (usually ${step.usualSeconds} s)`;
}

/** `[3/10] etcd: done in 24 s` */
export function doneLine(step: Step, elapsedSeconds: number): string {
    return `${label(step)} done in ${elapsedSeconds} s`;
}

/** `[3/10] etcd: another process is already building etcd; waiting for it` */
export function waitLine(step: Step): string {
    return `${label(step)} another process is already ${step.activity}; waiting for it`;
}

/** Writes progress to standard error, so that standard output stays the command's answer. */
export function reportToTerminal(line: string): void {
    process.stderr.write(`${line}\n`);
}

function label(step: Step): string {
    return `[${step.position}/${step.total}] ${step.name}:`;
}
