import { isUnknown } from "./unknown";

/** Inputs from YAML may be of any shape, and the rules run before anybody can rely on theirs. */
export const isObject = (value: unknown): value is object =>
    typeof value === "object" && value !== null && !Array.isArray(value) && !isUnknown(value);
