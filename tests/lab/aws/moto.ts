import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";

const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 50;

export interface MotoOptions {
    readonly python: string;
    readonly port: number;
    /** Gets everything moto prints. */
    readonly log: string;
}

/** Starts moto and waits until it answers. Throws, with the end of its log, when it does not. */
export async function startMoto(options: MotoOptions): Promise<ChildProcess> {
    const log = openSync(options.log, "a");
    const command = join(options.python, "bin", "moto_server");
    const child = spawn(command, ["-H", "127.0.0.1", "-p", String(options.port)], {
        stdio: ["ignore", log, log],
        // With AWS's own policies, attaching one that does not exist is refused, as in AWS.
        env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
    });
    closeSync(log);
    let failure: string | undefined;
    child.once("error", (error) => (failure = error.message));
    child.once("exit", (code, signal) => (failure ??= `it ended with ${signal ?? `code ${code ?? 0}`}`));
    const deadline = Date.now() + READY_WITHIN_MS;
    while (failure === undefined && Date.now() < deadline) {
        if (await answers(options.port)) return child;
        await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
    child.kill();
    const tail = (await readFile(options.log, "utf8").catch(() => "")).split("\n").slice(-10).join("\n");
    throw new Error(
        `moto did not start: ${failure ?? `no answer for ${READY_WITHIN_MS / 1000} s`}. Its log ends:\n${tail}`,
    );
}

/** Ends moto and waits until it is gone. */
export async function stopMoto(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
}

function answers(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const request = get({ host: "127.0.0.1", port, path: "/moto-api/data.json" }, (response) => {
            response.resume();
            resolve(response.statusCode === 200);
        });
        request.on("error", () => {
            resolve(false);
        });
    });
}
