import { DELETE, isDelete, REPLACE } from "../tree/patch-directive";
import { keyOfList, mergeTemplate } from "../tree/template-merge";
import { isAlike, isSameSize } from "./alike";
import { normalValue } from "./normal-form";
import { isList, isTree, type Json, type Tree } from "../../shared/tree";

/** The smallest tree that, merged over `base`, gives `target`: what is alike is left out. Both in normal form. */
export function overlay(base: Tree, target: Tree, property = ""): Tree {
    const gone = Object.keys(base).filter((key) => target[key] === undefined);
    const rest = Object.entries(target).flatMap(([key, value]): [string, Json][] => {
        const over = valueOverlay(key, base[key], value, property);
        return over === undefined ? [] : [[key, over]];
    });
    return Object.fromEntries([...gone.map((key): [string, Json] => [key, DELETE]), ...rest]);
}

/** `undefined` when there is nothing to say. */
function valueOverlay(property: string, base: Json | undefined, target: Json, above: string): Json | undefined {
    if (base === undefined) return target;
    if (isTree(base) && isTree(target)) {
        const over = overlay(base, target, property);
        return Object.keys(over).length === 0 ? undefined : over;
    }
    if (isList(base) && isList(target)) return listOverlay(property, base, target);
    return isSameSize(base, target, property, above) ? undefined : target;
}

function listOverlay(property: string, base: readonly Json[], target: readonly Json[]): Json | undefined {
    if (isAlike(base, target, property)) return undefined;
    const over = entriesOverlay(property, base, target);
    // The only judge of an overlay is the merge itself: it adds where it should replace, and keeps the order of the base.
    const merged =
        over && normalValue(property, mergeTemplate({ [property]: base }, { [property]: over })[property] ?? []);
    return isAlike(merged, target, property) ? over : [REPLACE, ...target];
}

function entriesOverlay(property: string, base: readonly Json[], target: readonly Json[]): Json | undefined {
    const key = keyOfList(property);
    if (key === undefined) return target;
    if (!base.every(isTree) || !target.every(isTree) || !hasOwnKeys(base, key) || !hasOwnKeys(target, key))
        return undefined;
    const like = (list: readonly Tree[], entry: Tree) => list.find((other) => other[key] === entry[key]);
    const gone = base.filter((entry) => like(target, entry) === undefined);
    const rest = target.flatMap((entry): Tree[] => {
        const before = like(base, entry);
        const over = before === undefined ? entry : overlay(before, entry);
        return Object.keys(over).length === 0 ? [] : [{ ...identity(entry, key), ...over }];
    });
    return [...gone.map((entry): Json => ({ ...identity(entry, key), ...DELETE })), ...rest];
}

/** A key that two entries have tells neither of them. */
export const hasOwnKeys = (list: readonly Tree[], key: string): boolean =>
    new Set(list.map((entry) => entry[key])).size === list.length;

const identity = (entry: Tree, key: string): Tree => {
    const value = entry[key];
    return value === undefined ? {} : { [key]: value };
};

/** One overlay that does what two do one after the other. */
export function compose(first: Tree, second: Tree): Tree {
    const both = Object.entries(second).map(([key, value]): [string, Json] => [
        key,
        composeValue(key, first[key], value),
    ]);
    return { ...first, ...Object.fromEntries(both) };
}

function composeValue(property: string, first: Json | undefined, second: Json): Json {
    if (first === undefined || isDelete(second)) return second;
    if (isDelete(first)) return isTree(second) ? { ...REPLACE, ...second } : second;
    if (isTree(first) && isTree(second)) return compose(first, second);
    const key = keyOfList(property);
    if (!isList(first) || !isList(second) || key === undefined) return second;
    const isSame = (a: Json, b: Json) => isTree(a) && isTree(b) && a[key] === b[key];
    const merged = first.map((entry) => {
        const other = second.find((it) => isSame(entry, it));
        if (!isTree(entry) || !isTree(other)) return entry;
        return isDelete(other) ? other : compose(entry, other);
    });
    return [...merged, ...second.filter((entry) => !first.some((it) => isSame(it, entry)))];
}
