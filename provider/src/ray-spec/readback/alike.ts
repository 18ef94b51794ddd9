import { parseQuantity } from "../../shared/quantity";
import { isList, isTree, type Json, type Tree } from "../../shared/tree";

/** Maps whose values are quantities, and single ones: `1000m` is `1`. */
const QUANTITIES: readonly string[] = ["limits", "requests"];
const QUANTITY: readonly string[] = ["sizeLimit"];

/** Whether two values are the same, whatever the order of keys and the way a quantity is written. */
export const isAlike = (a: Json | undefined, b: Json | undefined, property = ""): boolean => alike(a, b, property, "");

function alike(a: Json | undefined, b: Json | undefined, property: string, above: string): boolean {
    if (isTree(a) && isTree(b)) return alikeTrees(a, b, property);
    if (isList(a) && isList(b)) {
        return a.length === b.length && a.every((entry, at) => alike(entry, b[at], "", property));
    }
    return a === b || ((QUANTITIES.includes(above) || QUANTITY.includes(property)) && isSameQuantity(a, b));
}

const alikeTrees = (a: Tree, b: Tree, property: string): boolean =>
    Object.keys(a).length === Object.keys(b).length &&
    Object.entries(a).every(([key, value]) => Object.hasOwn(b, key) && alike(value, b[key], key, property));

/** Of one size, when `above` is `limits` or `requests`. */
export const isSameSize = (a: Json | undefined, b: Json | undefined, property: string, above: string): boolean =>
    alike(a, b, property, above);

function isSameQuantity(a: Json | undefined, b: Json | undefined): boolean {
    const [one, other] = [quantity(a), quantity(b)];
    return one !== undefined && one === other;
}

const quantity = (value: Json | undefined): number | undefined =>
    typeof value === "string" || typeof value === "number" ? parseQuantity(String(value)) : undefined;
