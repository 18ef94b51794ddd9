import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Lab } from "../lab/lab";

export interface AwsRequest {
    readonly time: string;
    readonly service: string;
    readonly operation: string;
    readonly status: number;
    readonly mutating: boolean;
    readonly input: Record<string, unknown>;
}

/** Every request that the AWS front has seen, in order. */
export async function awsRequests(lab: Lab): Promise<AwsRequest[]> {
    const answer = await fetch(`${lab.awsEndpoint}/_lab/requests`);
    return (await answer.json()) as AwsRequest[];
}

export async function awsFault(lab: Lab, fault: Record<string, unknown>): Promise<void> {
    const answer = await fetch(`${lab.awsEndpoint}/_lab/faults`, { method: "POST", body: JSON.stringify([fault]) });
    if (!answer.ok) throw new Error(`the front refused the fault: ${await answer.text()}`);
}

export interface AuditEvent {
    readonly verb: string;
    readonly requestURI: string;
    readonly user: { readonly username: string };
    readonly userAgent?: string;
    readonly objectRef?: { readonly resource?: string; readonly namespace?: string; readonly name?: string };
    readonly responseStatus?: { readonly code?: number };
    readonly requestReceivedTimestamp: string;
}

const WRITES = new Set(["create", "update", "patch", "delete", "deletecollection"]);

/**
 * Writes that the administrator, as whom Pulumi acts, sent to the API server, from its audit log. Dry runs change
 * nothing and are left out.
 */
export function adminWrites(lab: Lab): AuditEvent[] {
    const lines = readFileSync(join(lab.directory, "logs", "audit.log"), "utf8")
        .split("\n")
        .filter(Boolean);
    return lines
        .map((line) => JSON.parse(line) as AuditEvent)
        .filter((event) => WRITES.has(event.verb) && !event.requestURI.includes("dryRun="))
        .filter((event) => event.user.username === "lab-admin")
        .filter((event) => event.objectRef?.resource !== "selfsubjectaccessreviews");
}

/** Other durations, or other machines; see `Settings` of the lab's AWS. */
export async function awsSettings(lab: Lab, changes: Record<string, number>): Promise<void> {
    const answer = await fetch(`${lab.awsEndpoint}/_lab/settings`, { method: "POST", body: JSON.stringify(changes) });
    if (!answer.ok) throw new Error(`the front refused the settings: ${await answer.text()}`);
}
