/**
 * Rules run on inputs that may hold unknowns, or leaves of the wrong type that the shape check reports. These readers
 * give a leaf only when a rule can judge it, so that a rule is silent instead of wrong.
 */
export const knownText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export const knownNumber = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** A map whose entries may be unknown; empty when it is absent or unknown itself. */
export function knownMap(value: unknown): Readonly<Record<string, unknown>> {
    return isRecord(value) ? value : {};
}

/** Inputs from YAML may be of any shape, and the rules run before anybody can rely on theirs. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
