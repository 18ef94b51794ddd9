import { isTree, type Json, type Tree } from "../../shared/tree";

/**
 * How a `podTemplate` or `spec` takes away what is derived, in the words of Kubernetes' strategic merge patch. `null`
 * says `delete` as well, but Pulumi's YAML and Python programs lose it on the way to us.
 */
export const DELETE: Tree = { $patch: "delete" };
/** As the first entry of a list: the others replace the derived list instead of being added to it. */
export const REPLACE: Tree = { $patch: "replace" };

export const isDelete = (value: Json | undefined): boolean =>
    value === null || (isTree(value) && value.$patch === "delete");

/** What replaces the derived value altogether, if that is what is said. */
export function replacement(value: Json): Json | undefined {
    if (isTree(value) && value.$patch === "replace") return withoutDirective(value);
    if (!Array.isArray(value)) return undefined;
    const [first, ...rest] = value as readonly Json[];
    return isTree(first) && first.$patch === "replace" ? rest : undefined;
}

function withoutDirective(value: Tree): Tree {
    const { $patch, ...rest } = value;
    return $patch === undefined ? value : rest;
}
