import { connect } from "../cluster-access/connect";
import { type Connection } from "../cluster-access/connection";
import { Cancelled } from "../cluster-access/errors";
import { type Patience } from "../cluster-access/patience";
import { type ResourceContext } from "../shared/custom-resource";

/** A server that restarts is back within this; with a wrong address nobody wants to wait longer. */
const PATIENCE_MS = 60_000;

/** One create, update, read or delete: who is talked to, and how long. */
export interface Operation {
    readonly at: ResourceContext;
    readonly connection: Connection;
    readonly patience: Patience;
    readonly timeoutSeconds: number;
    /** When the operation has used up its time, in milliseconds as `Date.now` counts. */
    readonly deadline: number;
    /** Shows a progress line, unless it is the one on show. */
    say(line: string): void;
}

export async function begin(
    at: ResourceContext,
    kubeconfig: unknown,
    defaultTimeoutSeconds: number,
): Promise<Operation> {
    const timeoutSeconds = at.timeoutSeconds ?? defaultTimeoutSeconds;
    const connection = await connect(typeof kubeconfig === "string" ? kubeconfig : undefined, at.config);
    let shown = "";
    const say = (line: string) => {
        if (line !== shown) at.log.status(line);
        shown = line;
    };
    const patience: Patience = {
        signal: at.signal,
        patienceMs: Math.min(PATIENCE_MS, timeoutSeconds * 1000),
        onRetry: (why) => {
            say(`waiting for the Kubernetes API server: ${why}`);
        },
    };
    return { at, connection, patience, timeoutSeconds, deadline: Date.now() + timeoutSeconds * 1000, say };
}

/** `90` as `90 s`, `600` as `10 min`: how long something may take, or has taken. */
export const duration = (seconds: number): string =>
    seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.round(seconds)} s`;

/** Something as it is seen over watches. */
export interface Sight<S> {
    look(): S;
    /** Resolves at the next change, or after so many milliseconds. */
    next(ms: number, signal: AbortSignal): Promise<void>;
    /** Why nothing may be heard at the moment. */
    trouble(): string | undefined;
}

/**
 * Resolves at the next change, when the time is up, or after `ms`, whichever is first; throws when the user cancels.
 * Holders of a watch sleep on it.
 */
export function nextChange(
    watches: readonly { onChange(listener: () => void): () => void }[],
    ms: number,
    signal: AbortSignal,
): Promise<void> {
    return new Promise((resolve, reject) => {
        if (signal.aborted) {
            reject(new Cancelled());
            return;
        }
        const end = (settle: () => void) => () => {
            clearTimeout(timer);
            signal.removeEventListener("abort", cancel);
            for (const stop of stops) stop();
            settle();
        };
        const cancel = end(() => {
            reject(new Cancelled());
        });
        const go = end(resolve);
        const timer = setTimeout(go, Math.max(0, ms));
        const stops = watches.map((watch) => watch.onChange(go));
        signal.addEventListener("abort", cancel, { once: true });
    });
}
