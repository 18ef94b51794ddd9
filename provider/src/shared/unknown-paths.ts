import { below } from "./problems";
import { isUnknown } from "./unknown";

/** Paths of everything in a tree that is not known yet. */
export function unknownPaths(tree: unknown, path = ""): string[] {
    if (isUnknown(tree)) return [path];
    if (typeof tree !== "object" || tree === null) return [];
    return Array.isArray(tree)
        ? tree.flatMap((item, at) => unknownPaths(item, below(path, at)))
        : Object.entries(tree).flatMap(([key, value]) => unknownPaths(value, below(path, key)));
}
