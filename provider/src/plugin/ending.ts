import type { Session } from "./session/session";
import type { Tasks } from "./tasks";

const PARENT_CHECK_MILLISECONDS = 2_000;

/** Ends the process when it is told to, or when nobody is left to tell it. */
export function endCleanly(session: Session, tasks: Tasks): void {
    const end = () => {
        session.cancel();
        void tasks.done().then(() => process.exit());
    };
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
    whenOrphaned(end);
}

/** An engine that is killed sends no signal, and its plugins would live on for ever. */
function whenOrphaned(end: () => void): void {
    const parent = process.ppid;
    const timer = setInterval(() => {
        if (process.ppid === parent) return;
        clearInterval(timer);
        end();
    }, PARENT_CHECK_MILLISECONDS);
    timer.unref();
}
