import { isObject, type JsonObject } from "./json";

/** What goes wrong with requests of one operation, the next few times. */
export interface Fault {
    /** Name of the operation, e.g. `CreateNodegroup`, or `*`. */
    readonly op: string;
    /** Only requests whose input has these texts at these names, or texts that start so. */
    readonly match?: Readonly<Record<string, string>>;
    /** How often. Default: once. */
    readonly times?: number;
    /** Whether AWS did the work before it failed to say so. Default: before. */
    readonly when?: "before" | "after";
    /** HTTP status and error code of the answer. Default: 500 and `InternalFailure`. */
    readonly status?: number;
    readonly code?: string;
    readonly message?: string;
    /** Close the connection instead of answering. */
    readonly drop?: boolean;
    /** Instead of an error: accept the request, and let what it started fail with this issue. */
    readonly outcome?: Outcome;
}

/** How a node group or an update ends badly: one of EKS's issue codes, and the text that comes with it. */
export interface Outcome {
    readonly code: string;
    readonly message: string;
    readonly resourceIds?: readonly string[];
}

const NAMES = ["op", "match", "times", "when", "status", "code", "message", "drop", "outcome"];

/** The faults that are waiting for their request. */
export class Faults {
    private pending: { readonly fault: Fault; left: number }[] = [];

    add(faults: readonly Fault[]): void {
        for (const fault of faults) this.pending.push({ fault, left: fault.times ?? 1 });
    }

    clear(): void {
        this.pending = [];
    }

    /** The fault that hits this request now, if any; counted down. */
    take(op: string, input: JsonObject, when: "before" | "after"): Fault | undefined {
        return this.use(
            (fault) => fault.outcome === undefined && (fault.when ?? "before") === when && hits(fault, op, input),
        );
    }

    /** How the work of this request is to end, if badly; counted down. */
    takeOutcome(op: string, input: JsonObject): Outcome | undefined {
        return this.use((fault) => fault.outcome !== undefined && hits(fault, op, input))?.outcome;
    }

    private use(hit: (fault: Fault) => boolean): Fault | undefined {
        const entry = this.pending.find(({ fault, left }) => left > 0 && hit(fault));
        if (entry !== undefined) entry.left -= 1;
        return entry?.fault;
    }
}

/** Reads the body of `POST /_lab/faults`: one fault or a list. Throws on anything else. */
export function parseFaults(body: unknown): readonly Fault[] {
    const list: readonly unknown[] = Array.isArray(body) ? body : [body];
    return list.map((item) => {
        if (!isObject(item) || typeof item.op !== "string")
            throw new Error('a fault needs an "op", e.g. "CreateNodegroup"');
        const stranger = Object.keys(item).find((name) => !NAMES.includes(name));
        if (stranger !== undefined) throw new Error(`a fault has no "${stranger}"; it has ${NAMES.join(", ")}`);
        return item as unknown as Fault;
    });
}

function hits(fault: Fault, op: string, input: JsonObject): boolean {
    if (fault.op !== "*" && fault.op !== op) return false;
    return Object.entries(fault.match ?? {}).every(([name, start]) => {
        const value = input[name];
        return typeof value === "string" && value.startsWith(start);
    });
}
