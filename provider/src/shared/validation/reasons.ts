import { didYouMean } from "../similar";
import { type SchemaReading } from "./definition-reading";
import { nounOf } from "./noun";
import { wanted } from "./wanted";
import { remedy } from "./way-out";

/** `is required: Most nodes, 1 to 450. Give it.` */
export function isMissing(definition: SchemaReading): string {
    // The first sentence says what it is; a full stop inside one, as in "e.g. `a`", is followed by no capital letter.
    const [what] = (definition.description ?? wanted(definition)).split(/\.(?=\s+[A-Z]|$)/);
    return `is required: ${what ?? ""}. Give it.`;
}

/** `is not an input of a node pool. Did you mean "instanceTypes"?` */
export function isNoInput(key: string, definition: SchemaReading): string {
    const inputs = Object.keys(definition.properties ?? {});
    const better = didYouMean(key, inputs).trim() || `Remove it; there are: ${inputs.join(", ")}.`;
    return `is not an input of ${nounOf(definition.title ?? "map")}. ${better}`;
}

/** `must be a whole number, 0 or more; got "two" (text). Give a number without quotes.` */
export const isNotAsWanted = (definition: SchemaReading, value: unknown): string =>
    `must be ${wanted(definition)}; got ${seen(definition, value)}. ${remedy(definition, value)}`;

/**
 * What was given, to be read after "got". Where text was wanted only its kind is said: environment variables and
 * kubeconfigs may be secret, and a message must not show them.
 */
function seen(definition: SchemaReading, value: unknown): string {
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
