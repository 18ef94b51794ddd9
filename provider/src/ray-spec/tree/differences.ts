import { canonical } from "../../shared/canonical";
import { keyOfList } from "./template-merge";
import { isList, isTree, type Json, type Tree } from "../../shared/tree";

/** A place in a tree: a property, or the entry of a named list. */
export type Segment = string | { readonly key: string; readonly value: string | number };

export interface TreeDifference {
    readonly path: readonly Segment[];
    readonly wanted: Json;
    /** `undefined` when it is not there. */
    readonly live: Json | undefined;
}

/**
 * Where the live tree is not what was written. What others added beside it, defaults of the API server among them, is
 * no difference; a list without names is taken whole.
 */
export function treeDifferences(wanted: Tree, live: unknown, at: readonly Segment[] = []): TreeDifference[] {
    const there = isTree(live) ? live : {};
    return Object.entries(wanted).flatMap(([property, value]) =>
        valueDifferences(property, value, there[property], [...at, property]),
    );
}

function valueDifferences(
    property: string,
    wanted: Json,
    live: Json | undefined,
    path: readonly Segment[],
): TreeDifference[] {
    // An empty map or list that the API server has dropped is still the empty one.
    if (isTree(wanted)) {
        return isTree(live) || live === undefined ? treeDifferences(wanted, live, path) : [{ path, wanted, live }];
    }
    if (!isList(wanted)) return wanted === live ? [] : [{ path, wanted, live }];
    const there = isList(live) ? live : live === undefined ? [] : undefined;
    if (there === undefined) return [{ path, wanted, live }];
    const name = keyOfList(property);
    if (name !== undefined) return entryDifferences(wanted, there, name, path);
    return wanted.length === there.length && areAlike(wanted, there) ? [] : [{ path, wanted, live }];
}

const areAlike = (wanted: readonly Json[], live: readonly Json[]): boolean =>
    wanted.every((entry, at) => {
        const other = live[at];
        return isTree(entry) ? isTree(other) && treeDifferences(entry, other).length === 0 : same(entry, other);
    });

const same = (a: Json, b: Json | undefined): boolean => canonical(a) === canonical(b);

function entryDifferences(
    wanted: readonly Json[],
    live: readonly Json[],
    key: string,
    path: readonly Segment[],
): TreeDifference[] {
    const keyOf = (entry: Json) => {
        const value = isTree(entry) ? entry[key] : undefined;
        return typeof value === "string" || typeof value === "number" ? value : undefined;
    };
    return wanted.flatMap((entry) => {
        const value = keyOf(entry);
        if (!isTree(entry) || value === undefined) return [];
        const other = live.find((candidate) => keyOf(candidate) === value);
        const here = [...path, { key, value }];
        return other === undefined
            ? [{ path: here, wanted: entry, live: undefined }]
            : treeDifferences(entry, other, here);
    });
}

/** A path for people: `spec.containers.ray-head.image`. */
export const pathText = (path: readonly Segment[]): string =>
    path.map((segment) => (typeof segment === "string" ? segment : String(segment.value))).join(".");
