import { Cancelled, isTransient, KubernetesError, messageOf } from "./errors";

/** How long, and until when, a call may be tried again. */
export interface Patience {
    readonly signal: AbortSignal;
    /** A server that restarts is back within this; a wrong address never is. */
    readonly patienceMs: number;
    /** Told what is waited for. */
    readonly onRetry?: (why: string) => void;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Tries again while the failure may pass: throttling, a server that restarts, a connection that broke. */
export async function patiently<T>(patience: Patience, attempt: () => Promise<T>): Promise<T> {
    const began = Date.now();
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
        try {
            return await attempt();
        } catch (error) {
            const wait = pauseBefore(error, pause);
            if (!isTransient(error) || Date.now() + wait - began > patience.patienceMs) throw error;
            patience.onRetry?.(messageOf(error));
            await sleep(wait, patience.signal);
        }
    }
}

const pauseBefore = (error: unknown, pause: number): number => {
    const asked = error instanceof KubernetesError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
    // Spread out, or a hundred clients that were refused together come back together.
    return Math.max(asked, pause * (0.5 + Math.random() / 2));
};

/** Ends early, by throwing, when the user cancels. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
        if (signal.aborted) {
            reject(new Cancelled());
            return;
        }
        const cancel = () => {
            clearTimeout(timer);
            reject(new Cancelled());
        };
        const timer = setTimeout(() => {
            signal.removeEventListener("abort", cancel);
            resolve();
        }, ms);
        signal.addEventListener("abort", cancel, { once: true });
    });
}
