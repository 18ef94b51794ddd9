import { isList, isTree, type Json, type Tree } from "../../shared/tree";

/** A part of a live object, which may be missing or not what it should be: then it is empty. */
export const treeIn = (value: Json | undefined): Tree => (isTree(value) ? value : {});

export const listIn = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

export const treesIn = (value: Json | undefined): readonly Tree[] => listIn(value).filter(isTree);

export const textIn = (value: Json | undefined): string | undefined => (typeof value === "string" ? value : undefined);

/** Only if it has nothing but these properties: what an input cannot say must not get lost on the way to it. */
export const hasOnly = (tree: Tree, ...properties: readonly string[]): boolean =>
    Object.keys(tree).every((property) => properties.includes(property));

/** Without the properties that are undefined or empty, which say nothing. */
export const present = (inputs: Readonly<Record<string, Json | undefined>>): Tree =>
    Object.fromEntries(
        Object.entries(inputs).filter((entry): entry is [string, Json] => entry[1] !== undefined && !isEmpty(entry[1])),
    );

export const isEmpty = (value: Json): boolean =>
    isList(value) ? value.length === 0 : isTree(value) && Object.keys(value).length === 0;

export const without = (tree: Tree, ...properties: readonly string[]): Tree =>
    Object.fromEntries(Object.entries(tree).filter(([property]) => !properties.includes(property)));

/** The map, if all of it is text. */
export function textsIn(value: Json | undefined): Readonly<Record<string, string>> | undefined {
    const entries = Object.entries(treeIn(value));
    return entries.every((entry): entry is [string, string] => typeof entry[1] === "string")
        ? Object.fromEntries(entries)
        : undefined;
}

/** The list as a map by a key, if every entry has one of its own that no other has. */
export function keyedBy<T>(entries: readonly (readonly [string | undefined, T])[]): Readonly<Record<string, T>> {
    const keys = entries.map(([key]) => key);
    const own = entries.filter(
        (entry): entry is readonly [string, T] =>
            entry[0] !== undefined && entry[0] !== "" && keys.indexOf(entry[0]) === keys.lastIndexOf(entry[0]),
    );
    return Object.fromEntries(own);
}
