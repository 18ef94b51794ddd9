import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import { deathOf, type RunningProgram } from "./program";

const ASK_AGAIN_MS = 50;

/**
 * Resolves when `holds` answers true. Programs have no event for being ready, only an address to ask. Throws at once
 * when the program dies, and after `seconds` when it never becomes ready; both with the end of its log.
 */
export async function readiness(running: RunningProgram, holds: () => Promise<boolean>, seconds = 60): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (!(await holds())) {
        if (running.ending() !== undefined) throw new Error(deathOf(running));
        if (Date.now() > deadline) {
            throw new Error(`${running.program.name} was not ready after ${seconds} s. ${deathOf(running)}`);
        }
        await pause(ASK_AGAIN_MS);
    }
}

/** Whether an address answers 200. The certificate is only checked when an authority is given. */
export function answersOk(url: string, certificateAuthority?: string): Promise<boolean> {
    const options = { ca: certificateAuthority, rejectUnauthorized: certificateAuthority !== undefined, timeout: 2000 };
    return new Promise((resolve) => {
        const request = (url.startsWith("https:") ? tlsRequest : plainRequest)(url, options, (response) => {
            response.resume();
            resolve(response.statusCode === 200);
        });
        request.on("error", () => {
            resolve(false);
        });
        request.on("timeout", () => request.destroy());
        request.end();
    });
}
