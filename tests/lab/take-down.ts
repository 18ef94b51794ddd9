import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { type LabDirectory } from "./directory";
import { undoHostChanges } from "./real-machines/host-changes";
import { readRecord } from "./record";
import { controlOf } from "./supervisor/control-client";
import { isRunning, type ProcessIdentity, signal } from "./supervisor/process-identity";

const STOP_SECONDS = 20;
const ASK_AGAIN_MS = 25;

/**
 * Ends every process of a lab and removes its directory. The supervisor is asked first; whatever of the recorded
 * processes is left after that, because the supervisor had crashed, is ended one by one.
 */
export async function takeDown(directory: LabDirectory): Promise<void> {
    const record = readRecord(directory);
    if (record !== undefined) {
        const { supervisor, ports } = record;
        if (supervisor !== undefined && isRunning(supervisor)) await askToStop(ports.control, supervisor);
        // Read again: it may have started more before it stopped.
        const last = readRecord(directory) ?? record;
        const left = [...(last.supervisor === undefined ? [] : [last.supervisor]), ...last.processes];
        for (const one of left) signal(one, "SIGKILL");
        await Promise.all(left.map(end));
    }
    await undoHostChanges(directory);
    rmSync(directory.root, { recursive: true, force: true, maxRetries: 5 });
}

async function askToStop(port: number, supervisor: ProcessIdentity): Promise<void> {
    const asked = controlOf(port)
        .stop()
        .then(() => end(supervisor));
    // One that does not listen, or hangs, is ended by its number below.
    await Promise.race([asked, pause(STOP_SECONDS * 1000, undefined, { ref: false })]).catch(() => undefined);
}

/** There is no event for the end of a process that is not one's child. */
async function end(one: ProcessIdentity): Promise<void> {
    while (isRunning(one)) await pause(ASK_AGAIN_MS);
}
