import { wordsOf, type SchemaReading } from "./definition-reading";
import { nounOf } from "./noun";

/** What a definition asks for, to be read after "must be". */
export function wanted(definition: SchemaReading): string {
    const choices = wordsOf(definition);
    if (choices.length > 0) return anyOf(choices);
    switch (definition.type) {
        case "integer":
            return `a whole number${range(definition)}`;
        case "number":
            return `a number${range(definition)}`;
        case "string":
            return "text";
        case "boolean":
            return "true or false";
        case "array":
            return `a list${size(definition.minItems, definition.maxItems)}`;
        default:
            return definition.title === undefined ? `a map${size(definition.minProperties)}` : nounOf(definition.title);
    }
}

function anyOf(choices: readonly string[]): string {
    const quoted = choices.map((choice) => `"${choice}"`);
    return [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter((part) => part !== "").join(" or ");
}

function range({ minimum, maximum, exclusiveMinimum }: SchemaReading): string {
    if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}`;
    if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
    if (minimum !== undefined) return `, ${minimum} or more`;
    return maximum === undefined ? "" : `, at most ${maximum}`;
}

function size(minimum: number | undefined, maximum?: number): string {
    if (minimum !== undefined && maximum !== undefined) return ` of ${minimum} to ${maximum} entries`;
    if (minimum !== undefined) return ` of at least ${minimum} ${minimum === 1 ? "entry" : "entries"}`;
    return maximum === undefined ? "" : ` of at most ${maximum} entries`;
}
