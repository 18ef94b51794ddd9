/** Everything in a plain tree that is neither a list nor a map. */
export function leavesOf(tree: unknown): unknown[] {
    if (!isBranch(tree)) return [tree];
    return Object.values(tree).flatMap(leavesOf);
}

/** Resources, assets and outputs may be among inputs: they hold themselves, and no values. */
export function isBranch(tree: unknown): tree is object {
    if (typeof tree !== "object" || tree === null) return false;
    const kind: unknown = Object.getPrototypeOf(tree);
    return Array.isArray(tree) || kind === Object.prototype || kind === null;
}
