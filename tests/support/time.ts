import { setTimeout as pause } from "node:timers/promises";

/** Asks again until it holds; for conditions that no watch of ours can see. Fails with the words given. */
export async function eventually(holds: () => Promise<boolean>, what: string, seconds = 180): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (!(await holds())) {
        if (Date.now() > deadline) throw new Error(`after ${seconds} s it does not hold that ${what}`);
        await pause(250);
    }
}

/** Does something once a second until stopped; `stop` tells how often it was done and fails if it failed once. */
export function everySecond(action: () => Promise<unknown>): { stop: () => Promise<number> } {
    const stopped = new AbortController();
    let times = 0;
    const done = (async () => {
        while (!stopped.signal.aborted) {
            await action();
            times++;
            await pause(1000, undefined, { signal: stopped.signal }).catch(() => undefined);
        }
    })();
    // The error, if there is one, is for whoever stops it.
    done.catch(() => undefined);
    return {
        stop: async () => {
            stopped.abort();
            await done;
            return times;
        },
    };
}
