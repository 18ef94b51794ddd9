import { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

/** How Pulumi marks a value on the wire as a secret or as an output. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Where a text comes from in the program, and whether it is an output there. */
export interface Source {
    readonly expression: string;
    readonly isOutput: boolean;
}

/** Writes recorded inputs as JavaScript; texts that come from elsewhere in the program are written as that. */
export class Literals {
    private readonly texts: RegExp;

    constructor(private readonly sources: ReadonlyMap<string, Source>) {
        const known = [...sources.keys()].sort((a, b) => b.length - a.length).map(escapeForRegExp);
        this.texts = new RegExp(known.length === 0 ? "(?!)" : `(${known.join("|")})`);
    }

    write(value: JavaScriptValue): string {
        if (typeof value === "string") return this.writeText(value);
        if (Array.isArray(value))
            return `[${(value as readonly JavaScriptValue[]).map((item) => this.write(item)).join(", ")}]`;
        if (typeof value !== "object" || value === null) return JSON.stringify(value);
        const fields = value as Readonly<Record<string, JavaScriptValue>>;
        const mark = fields[SIGNATURE];
        if (mark === SECRET) return `pulumi.secret(${this.write(fields.value ?? null)})`;
        if (mark === OUTPUT) {
            const inside = this.write(fields.value ?? null);
            return fields.secret === true ? `pulumi.secret(${inside})` : inside;
        }
        if (mark !== undefined) throw new Error(`a recorded input is marked ${JSON.stringify(mark)}, which is unknown`);
        const entries = Object.entries(fields).map(([key, item]) => `${JSON.stringify(key)}: ${this.write(item)}`);
        return `{ ${entries.join(", ")} }`;
    }

    private writeText(text: string): string {
        const pieces = text.split(this.texts).filter((piece) => piece !== "");
        const found = pieces.map((piece) => this.sources.get(piece));
        if (found.every((source) => source === undefined)) return JSON.stringify(text);
        if (found.length === 1 && found[0] !== undefined) return found[0].expression;
        const parts = pieces.map((piece, at) => found[at]?.expression ?? JSON.stringify(piece));
        return found.some((source) => source?.isOutput) ? `pulumi.concat(${parts.join(", ")})` : parts.join(" + ");
    }
}

const escapeForRegExp = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
