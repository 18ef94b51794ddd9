import type { Session } from "./session/session";

/** What fails outside of any call, such as a watch, would be swallowed by the library without a trace. */
export function reportBackgroundErrors(session: Session): void {
    const report = (error: unknown) => {
        const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
        session.log.warn("", `kuberay: an internal error, please report it: ${what}`);
    };
    process.on("uncaughtException", report);
    process.on("unhandledRejection", report);
}
