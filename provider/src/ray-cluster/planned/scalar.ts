import { parseQuantity } from "../../shared/quantity";

const MAX_INT32 = 2 ** 31 - 1;

/** What is wrong with a plain value of this type of the CRD; `undefined` when nothing is. */
export function scalarProblem(type: string, value: unknown): string | undefined {
    switch (type) {
        case "string":
            return typeof value === "string" ? undefined : `is text, got ${shown(value)}. Put it in quotes.`;
        case "boolean":
            return typeof value === "boolean" ? undefined : `is true or false, got ${shown(value)}. Give one of them.`;
        case "int32":
            return isWhole(value, MAX_INT32) ? undefined : wholeNumber(value, "2147483647");
        case "int64":
            return isWhole(value, Number.MAX_SAFE_INTEGER) ? undefined : wholeNumber(value, "9007199254740991");
        case "number":
            return typeof value === "number" ? undefined : `is a number, got ${shown(value)}. Give a number.`;
        case "quantity":
            return isQuantity(value)
                ? undefined
                : `is a Kubernetes quantity such as "500m" or "16Gi", got ${shown(value)}. Write a number and a unit.`;
        case "port":
            return typeof value === "string" || isWhole(value, MAX_INT32)
                ? undefined
                : `is a number or a name, got ${shown(value)}. Give either.`;
        default:
            return choiceProblem(type.split("|"), value);
    }
}

function choiceProblem(choices: readonly string[], value: unknown): string | undefined {
    if (typeof value === "string" && choices.includes(value)) return undefined;
    const quoted = choices.map((choice) => `"${choice}"`).join(" or ");
    return `is ${quoted}, got ${shown(value)}. Pick one of these.`;
}

const isWhole = (value: unknown, most: number): boolean => Number.isInteger(value) && Math.abs(value as number) <= most;

const wholeNumber = (value: unknown, most: string): string =>
    `is a whole number of at most ${most}, got ${shown(value)}. Give one without quotes.`;

/** Kubernetes takes whole numbers for quantities too, and knows no amount that is not finite. */
export const isQuantity = (value: unknown): value is string | number =>
    typeof value === "string" ? Number.isFinite(parseQuantity(value)) : Number.isSafeInteger(value);

/** Long or structured values are named by their kind: they may be secret, and fill the screen. */
export function shown(value: unknown): string {
    if (value === null) return "null";
    if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
    if (typeof value === "object") return "a map";
    if (typeof value === "string") return value.length > 100 ? `${value.length} characters` : `"${value}"`;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : "something else";
}
