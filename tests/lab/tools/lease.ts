import { open, rm, stat, utimes } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const RENEW_EVERY_MS = 5_000;
const EXPIRES_AFTER_MS = 30_000;
const LOOK_EVERY_MS = 500;

/**
 * Runs the work while this process holds the lease, a file that it keeps renewing. A process that was killed stops
 * renewing, and after half a minute the next one takes over; process ids are not used, so this also works between
 * containers that share the folder.
 *
 * The lease saves work, it does not guard correctness: after a long standstill (a suspended laptop) two processes
 * can hold it, so what they publish must be safe without it.
 */
export async function withLease<Result>(
    path: string,
    onWait: () => void,
    work: () => Promise<Result>,
): Promise<Result> {
    await acquire(path, onWait);
    const renewal = setInterval(() => void renew(path), RENEW_EVERY_MS);
    try {
        return await work();
    } finally {
        clearInterval(renewal);
        await rm(path, { force: true });
    }
}

async function acquire(path: string, onWait: () => void): Promise<void> {
    let announced = false;
    while (!(await created(path))) {
        if (await hasExpired(path)) {
            await rm(path, { force: true });
            continue;
        }
        if (!announced) onWait();
        announced = true;
        await sleep(LOOK_EVERY_MS);
    }
}

async function created(path: string): Promise<boolean> {
    try {
        await (await open(path, "wx")).close();
        return true;
    } catch (error) {
        if (isCode(error, "EEXIST")) return false;
        throw error;
    }
}

async function hasExpired(path: string): Promise<boolean> {
    try {
        return Date.now() - (await stat(path)).mtimeMs > EXPIRES_AFTER_MS;
    } catch (error) {
        if (isCode(error, "ENOENT")) return false;
        throw error;
    }
}

async function renew(path: string): Promise<void> {
    const now = new Date();
    // Gone only if another process took it for expired; then there is nothing left to renew.
    await utimes(path, now, now).catch(() => undefined);
}

function isCode(error: unknown, code: string): boolean {
    return error instanceof Error && "code" in error && error.code === code;
}
