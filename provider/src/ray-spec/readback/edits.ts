import { type Edit, setIn } from "../tree/set-in";
import { isAlike } from "./alike";
import { isTree, type Json, type Tree } from "../../shared/tree";

/** What to do with the inputs `before` so that they are `after`: one edit for each place. */
export function editsBetween(before: Tree, after: Tree, at: readonly string[] = []): readonly Edit[] {
    const properties = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...properties].flatMap((property): readonly Edit[] => {
        const [was, is] = [before[property], after[property]];
        const path = [...at, property];
        if (isTree(was) && isTree(is)) return editsBetween(was, is, path);
        return isAlike(was, is) ? [] : [{ path, value: is }];
    });
}

export const applied = (args: Tree, edits: readonly Edit[]): Tree =>
    edits.reduce((tree, { path, value }) => setIn(tree, path, merged(valueAt(tree, path), value)), args);

/** What was not there in one form of the inputs may be in another: then it is added to. */
const merged = (before: Json | undefined, value: Json | undefined): Json | undefined =>
    isTree(before) && isTree(value) ? applied(before, editsBetween({}, value)) : value;

export function valueAt(tree: Tree, path: readonly string[]): Json | undefined {
    let value: Json | undefined = tree;
    for (const property of path) value = isTree(value) ? value[property] : undefined;
    return value;
}
