import { setTimeout as pause } from "node:timers/promises";

const AGAIN_AFTER_FAILURE_MS = 1000;

export interface SerialLoop {
    /** Asks for one more run, after the one going on now. */
    trigger(): void;
    /** What went wrong in the last run. */
    problem(): string | undefined;
    /** Resolves when the run going on now is over; none follows. */
    stop(): Promise<void>;
}

/** Runs a reconciliation whenever it is triggered, never twice at once, and again after a failure. */
export function serialLoop(name: string, run: () => Promise<void>): SerialLoop {
    let wanted = false;
    let stopped = false;
    let problem: string | undefined;
    let going: Promise<void> | undefined;

    const once = async (): Promise<void> => {
        try {
            await run();
            problem = undefined;
        } catch (error) {
            problem = error instanceof Error ? error.message : String(error);
            console.error(`${new Date().toISOString()} ${name}: ${problem}`);
            wanted = true;
            await pause(AGAIN_AFTER_FAILURE_MS);
        }
    };
    const drain = async (): Promise<void> => {
        while (wanted && !stopped) {
            wanted = false;
            await once();
        }
        going = undefined;
    };
    return {
        trigger: () => {
            wanted = true;
            going ??= drain();
        },
        problem: () => problem,
        stop: async () => {
            stopped = true;
            await going;
        },
    };
}
