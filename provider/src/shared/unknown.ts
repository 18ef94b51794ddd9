/**
 * The one stand-in for a value that Pulumi does not know yet. Pulumi has two (a sentinel string on the wire, an object
 * inside a program); both are turned into this symbol at the door, so that the pure code has one thing to ask for and
 * can never take an unknown for text or for an object.
 */
export const UNKNOWN: unique symbol = Symbol("unknown until the update runs");

export type Unknown = typeof UNKNOWN;

export const isUnknown = (value: unknown): value is Unknown => value === UNKNOWN;

/** Whether anything inside a plain tree is unknown. */
export function containsUnknown(value: unknown): boolean {
    if (isUnknown(value)) return true;
    if (typeof value !== "object" || value === null) return false;
    return Object.values(value).some(containsUnknown);
}
