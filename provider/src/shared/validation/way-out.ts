import { didYouMean } from "../similar";
import { wordsOf, type SchemaReading, isOptional } from "./definition-reading";

/** What to do instead, as a sentence of its own. */
export function remedy(definition: SchemaReading, value: unknown): string {
    const choices = wordsOf(definition);
    if (choices.length > 0)
        return typeof value === "string"
            ? didYouMean(value, choices).trim() ||
                  (choices.length > 1 ? "Pick one of these." : "Say that, or leave it out.")
            : "Give one of these words.";
    switch (definition.type) {
        case "integer":
        case "number":
            return forNumber(definition, value);
        case "string":
            return typeof value === "number" || typeof value === "boolean" ? "Put it in quotes." : "Give text.";
        case "boolean":
            return "Give true or false without quotes.";
        case "array":
            return Array.isArray(value) ? forSize(definition, value.length) : "Put it in a list, even a single one.";
        default:
            return isMap(value) ? forSize(definition, 0) : "Give its properties by name.";
    }
}

const isMap = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

function forNumber(definition: SchemaReading, value: unknown): string {
    if (typeof value === "string") {
        const read = Number(value);
        return value.trim() === "" || Number.isNaN(read)
            ? "Give a number without quotes."
            : `Give ${value.trim()} without quotes.`;
    }
    if (typeof value !== "number") return "Give a number.";
    const { minimum, maximum, exclusiveMinimum } = definition;
    if (definition.type === "integer" && !Number.isInteger(value)) return "Round it.";
    if (maximum !== undefined && value > maximum) return `Lower it to ${maximum} or less.`;
    return minimum === undefined ? `Raise it above ${exclusiveMinimum ?? value}.` : `Raise it to ${minimum} or more.`;
}

function forSize(definition: SchemaReading, entries: number): string {
    if (definition.maxItems !== undefined && entries > definition.maxItems) return "Remove some.";
    return isOptional(definition) ? "Add one, or leave the property out." : "Add one.";
}
