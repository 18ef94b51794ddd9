import { isTree, type Json, type Tree } from "../../shared/tree";

/** One change of the inputs: `undefined` takes the property away. */
export interface Edit {
    readonly path: readonly string[];
    readonly value: Json | undefined;
}

/** A copy of the tree with one place changed; maps on the way are made as needed. */
export function setIn(tree: Tree, [property, ...rest]: readonly string[], value: Json | undefined): Tree {
    if (property === undefined) return tree;
    const before = tree[property];
    const after = rest.length === 0 ? value : setIn(isTree(before) ? before : {}, rest, value);
    const others = Object.fromEntries(Object.entries(tree).filter(([name]) => name !== property));
    return after === undefined ? others : { ...tree, [property]: after };
}
