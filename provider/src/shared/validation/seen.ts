import { type Definition } from "./definition-reading";

/**
 * What was given, to be read after "got". Where text was wanted only its kind is said: environment variables and
 * kubeconfigs may be secret, and a message must not show them.
 */
export function seen(definition: Definition, value: unknown): string {
    if (typeof value === "string") return definition.type === undefined ? `"${value}"` : `"${value}" (text)`;
    if (typeof value === "number" && definition.type !== "string") return String(value);
    if (typeof value === "boolean" && definition.type !== "string") return `${value} (true or false)`;
    if (definition.type === "array" && Array.isArray(value)) return count(value.length, "an empty list");
    if (definition.type === "object" && typeof value === "object" && value !== null && !Array.isArray(value))
        return count(Object.keys(value).length, "an empty map");
    return kindOf(value);
}

const count = (entries: number, none: string): string => (entries === 0 ? none : `${entries}`);

function kindOf(value: unknown): string {
    if (value === null) return "nothing";
    if (Array.isArray(value)) return "a list";
    switch (typeof value) {
        case "object":
            return "a map";
        case "number":
            return "a number";
        case "boolean":
            return "true or false";
        default:
            return "something else";
    }
}
