import { didYouMean } from "../similar";
import { type Definition } from "./definition-reading";
import { nounOf } from "./noun";
import { seen } from "./seen";
import { wanted } from "./wanted";
import { wayOut } from "./way-out";

/** `is required: Most nodes, 1 to 450. Give it.` */
export function isMissing(definition: Definition): string {
    // The first sentence says what it is; a full stop inside one, as in "e.g. `a`", is followed by no capital letter.
    const [what] = (definition.description ?? wanted(definition)).split(/\.(?=\s+[A-Z]|$)/);
    return `is required: ${what ?? ""}. Give it.`;
}

/** `is not an input of a node pool. Did you mean "instanceTypes"?` */
export function isNoInput(key: string, definition: Definition): string {
    const inputs = Object.keys(definition.properties ?? {});
    const better = didYouMean(key, inputs).trim() || `Remove it; there are: ${inputs.join(", ")}.`;
    return `is not an input of ${nounOf(definition.title ?? "map")}. ${better}`;
}

/** `must be a whole number, 0 or more; got "two" (text). Give a number without quotes.` */
export const isNotAsWanted = (definition: Definition, value: unknown): string =>
    `must be ${wanted(definition)}; got ${seen(definition, value)}. ${wayOut(definition, value)}`;
