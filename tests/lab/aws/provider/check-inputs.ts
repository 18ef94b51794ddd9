import type { Declared, InputFailure } from "./declared-inputs";
import { isRecord, UNKNOWN } from "./properties";

/** What `@pulumi/aws` does not declare, misses, or declares otherwise, at any depth. */
export function inputFailures(declared: Declared, value: unknown, path = ""): InputFailure[] {
    if (value === UNKNOWN || value === undefined || value === null) return [];
    switch (declared.kind) {
        case "any":
            return [];
        case "list":
            if (!Array.isArray(value)) return wrong(path, "a list", value);
            return value.flatMap((item, at) => inputFailures(declared.of, item, `${path}[${at}]`));
        case "map":
            if (!isRecord(value)) return wrong(path, "a map", value);
            return Object.entries(value).flatMap(([key, item]) =>
                inputFailures(declared.of, item, `${path}["${key}"]`),
            );
        case "object":
            return isRecord(value) ? objectFailures(declared.members, value, path) : wrong(path, "an object", value);
        default:
            return coerced(declared, value) === undefined ? wrong(path, `a ${declared.kind}`, value) : [];
    }
}

type Members = (Declared & { kind: "object" })["members"];

function objectFailures(members: Members, value: Readonly<Record<string, unknown>>, path: string): InputFailure[] {
    const at = (name: string): string => (path === "" ? name : `${path}.${name}`);
    const missing = Object.entries(members).filter(([name, { required }]) => required && value[name] === undefined);
    return [
        ...missing.map(([name]) => ({ path: at(name), reason: `Missing required argument "${name}"` })),
        ...Object.entries(value).flatMap(([name, inner]) => {
            const member = members[name];
            if (member !== undefined) return inputFailures(member.type, inner, at(name));
            const known = Object.keys(members).join(", ");
            return name === "__defaults"
                ? []
                : [{ path: at(name), reason: `@pulumi/aws has no "${name}" here; it has ${known}` }];
        }),
    ];
}

function wrong(path: string, wanted: string, value: unknown): InputFailure[] {
    return [{ path, reason: `must be ${wanted}, got ${JSON.stringify(value)}` }];
}

/** The value with numbers, booleans and texts turned into what is declared, as the real provider does. */
export function coercedInputs(declared: Declared, value: unknown): unknown {
    if (value === UNKNOWN || value === undefined || value === null) return value;
    if (declared.kind === "list" && Array.isArray(value)) return value.map((item) => coercedInputs(declared.of, item));
    if (declared.kind === "map" && isRecord(value)) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, coercedInputs(declared.of, item)]));
    }
    if (declared.kind === "object" && isRecord(value)) {
        const { members } = declared;
        const typed = (name: string, inner: unknown): unknown => {
            const member = members[name];
            return member === undefined ? inner : coercedInputs(member.type, inner);
        };
        return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, typed(name, inner)]));
    }
    return coerced(declared, value) ?? value;
}

function coerced(declared: Declared, value: unknown): unknown {
    const isScalar = ["string", "number", "boolean"].includes(typeof value);
    if (!isScalar) return undefined;
    if (declared.kind === "text") return String(value);
    if (declared.kind === "number") return value === "" || Number.isNaN(Number(value)) ? undefined : Number(value);
    if (declared.kind !== "boolean") return value;
    return { true: true, false: false }[String(value)];
}
