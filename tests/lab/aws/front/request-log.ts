import type { JsonObject } from "./json";

/** One request that reached AWS. */
export interface LoggedRequest {
    readonly time: string;
    readonly service: string;
    readonly operation: string;
    readonly region: string;
    /** HTTP status of the answer; 0 when the connection was closed instead. */
    readonly status: number;
    /** Error code of the answer, if it was an error. */
    readonly code?: string;
    readonly message?: string;
    /** Whether the operation changes something when it succeeds. */
    readonly mutating: boolean;
    readonly input: JsonObject;
}

const READS = /^(Describe|List|Get|Search|Lookup|AssumeRole|DecodeAuthorizationMessage)/;

/** Whether an operation of this name changes something. */
export function isMutating(operation: string): boolean {
    return !READS.test(operation);
}

/** Every request since the start, oldest first. */
export class RequestLog {
    private readonly entries: LoggedRequest[] = [];

    add(entry: Omit<LoggedRequest, "time" | "mutating">): void {
        this.entries.push({ time: new Date().toISOString(), ...entry, mutating: isMutating(entry.operation) });
    }

    all(): readonly LoggedRequest[] {
        return this.entries;
    }

    clear(): void {
        this.entries.length = 0;
    }
}
