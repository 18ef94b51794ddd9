import { parseQuantity } from "../../shared/quantity";

const MAX_INT32 = 2 ** 31 - 1;

interface Scalar {
    readonly holds: (value: unknown) => boolean;
    readonly is: string;
    readonly wayOut: string;
}

const WITHOUT_QUOTES = "Give one without quotes.";
const SCALARS: Readonly<Record<string, Scalar>> = {
    string: { holds: (value) => typeof value === "string", is: "text", wayOut: "Put it in quotes." },
    boolean: { holds: (value) => typeof value === "boolean", is: "true or false", wayOut: "Give one of them." },
    int32: {
        holds: (value) => isWhole(value, MAX_INT32),
        is: `a whole number of at most ${MAX_INT32}`,
        wayOut: WITHOUT_QUOTES,
    },
    int64: {
        holds: (value) => isWhole(value, Number.MAX_SAFE_INTEGER),
        is: `a whole number of at most ${Number.MAX_SAFE_INTEGER}`,
        wayOut: WITHOUT_QUOTES,
    },
    number: { holds: (value) => typeof value === "number", is: "a number", wayOut: WITHOUT_QUOTES },
    quantity: {
        holds: isQuantity,
        is: 'a Kubernetes quantity such as "500m" or "16Gi"',
        wayOut: "Write a number and a unit.",
    },
    port: {
        holds: (value) => typeof value === "string" || isWhole(value, MAX_INT32),
        is: "a number or a name",
        wayOut: "Give either.",
    },
};

/** What is wrong with a plain value of this type of the CRD; `undefined` when nothing is. */
export function scalarProblem(type: string, value: unknown): string | undefined {
    const scalar = SCALARS[type];
    if (scalar === undefined) return choiceProblem(type.split("|"), value);
    return scalar.holds(value) ? undefined : `is ${scalar.is}, got ${shown(value)}. ${scalar.wayOut}`;
}

function choiceProblem(choices: readonly string[], value: unknown): string | undefined {
    if (typeof value === "string" && choices.includes(value)) return undefined;
    const quoted = choices.map((choice) => `"${choice}"`).join(" or ");
    return `is ${quoted}, got ${shown(value)}. Pick one of these.`;
}

function isWhole(value: unknown, most: number): boolean {
    return Number.isInteger(value) && Math.abs(value as number) <= most;
}

/** Kubernetes takes whole numbers for quantities too, and knows no amount that is not finite. */
function isQuantity(value: unknown): boolean {
    return typeof value === "string" ? Number.isFinite(parseQuantity(value)) : Number.isSafeInteger(value);
}

/** Long or structured values are named by their kind: they may be secret, and fill the screen. */
export function shown(value: unknown): string {
    if (value === null) return "null";
    if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
    if (typeof value === "object") return "a map";
    if (typeof value === "string") return value.length > 100 ? `${value.length} characters` : `"${value}"`;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : "something else";
}
