import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "./context";

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;

/** Asks until the answer is not undefined. Throws when it takes too long or the engine cancels. */
export async function waitUntil<Answer>(
    what: string,
    context: Pick<Context, "signal" | "timeoutSeconds">,
    ask: () => Promise<Answer | undefined>,
): Promise<Answer> {
    const deadline = Date.now() + context.timeoutSeconds * 1000;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 1.5, LONGEST_PAUSE_MS)) {
        const answer = await ask();
        if (answer !== undefined) return answer;
        if (Date.now() >= deadline) throw new Error(`${what}: timeout after ${context.timeoutSeconds} s`);
        try {
            await pause(wait, undefined, { signal: context.signal });
        } catch {
            throw new Error(`${what}: cancelled`);
        }
    }
}

/** What a call that may find nothing returns, or undefined. `names` are the error names that say so. */
export async function unlessGone<Answer>(
    call: Promise<Answer>,
    ...names: readonly string[]
): Promise<Answer | undefined> {
    try {
        return await call;
    } catch (error) {
        if (error instanceof Error && names.some((name) => error.name.startsWith(name))) return undefined;
        throw error;
    }
}
