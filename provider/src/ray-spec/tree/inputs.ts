import { isTree, type Tree } from "../../shared/tree";

/**
 * Readers of inputs that need not be there. A preview plans with values that are still unknown, in place of a leaf or
 * of a whole map: those read as nothing.
 */
export const entriesOf = <T>(map: Readonly<Record<string, T>> | undefined): [string, T][] =>
    isTree(map) ? (Object.entries(map) as [string, T][]).sort(([a], [b]) => (a < b ? -1 : 1)) : [];

export const itemsOf = <T>(list: readonly T[] | undefined): readonly T[] =>
    Array.isArray(list) ? (list as readonly T[]) : [];

/** An input that is taken as Kubernetes writes it. */
export const asTree = (value: unknown): Tree | undefined => (isTree(value) ? value : undefined);

export const asTrees = (list: readonly unknown[] | undefined): Tree[] => itemsOf(list).filter(isTree);
