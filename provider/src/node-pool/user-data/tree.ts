/** Settings as YAML and TOML have them; leaves may be unknown. */
export type Tree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree =>
    typeof value === "object" && value !== null && !Array.isArray(value);

/** `over` wins: maps by key, lists and values whole; `null` removes. */
export function mergeTrees(base: Tree, over: Tree): Tree {
    const merged: Record<string, unknown> = { ...base };
    for (const [key, value] of Object.entries(over)) {
        const there = merged[key];
        if (value === null || value === undefined) Reflect.deleteProperty(merged, key);
        else merged[key] = isTree(there) && isTree(value) ? mergeTrees(there, value) : value;
    }
    return merged;
}

/** The tree without what was not said. */
export const said = (tree: Tree): Tree =>
    Object.fromEntries(
        Object.entries(tree).filter(([, value]) => value !== undefined && !(isTree(value) && isEmpty(value))),
    );

export const isEmpty = (tree: Tree): boolean => Object.keys(tree).length === 0;
