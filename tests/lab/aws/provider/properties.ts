import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

/** Inputs or outputs of a resource. */
export type Properties = Readonly<Record<string, unknown>>;

/** How the engine writes a value that is only known after `up`. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

export function isRecord(value: unknown): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What the engine sent, with secrets opened: this provider declares that it does not track them, so the engine does. */
export function fromStruct(struct: Struct | undefined): Properties {
    return struct === undefined ? {} : (opened(struct.toJavaScript()) as Properties);
}

/** Properties for the engine, without those that are undefined. */
export function toStruct(properties: Properties): Struct {
    return Struct.fromJavaScript(defined(properties) as Record<string, JavaScriptValue>);
}

/** The same value without undefined and null members, at any depth. */
export function defined(value: unknown): unknown {
    if (value instanceof Date) return value.toISOString();
    if (Array.isArray(value)) return value.map(defined);
    if (!isRecord(value)) return value;
    const members = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
    return Object.fromEntries(members.map(([name, inner]) => [name, defined(inner)]));
}

/** Whether this is nothing: absent, or an empty list, map or text. */
export function isEmpty(value: unknown): boolean {
    if (value === undefined || value === null || value === "") return true;
    return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
}

function opened(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(opened);
    if (!isRecord(value)) return value;
    if (value[SIGNATURE] === SECRET) return opened(value.value);
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, opened(inner)]));
}

/** The properties without these. */
export function without(properties: Properties, ...names: readonly string[]): Properties {
    return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}
