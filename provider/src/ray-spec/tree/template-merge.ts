import { canonical } from "../../shared/canonical";
import { isDelete, replacement } from "./patch-directive";
import { isList, isTree, type Json, type Tree } from "../../shared/tree";

/** Lists whose entries have a name of their own, and the property that holds it. All others are taken whole. */
const KEYED_LISTS: Readonly<Record<string, string>> = {
    containers: "name",
    initContainers: "name",
    volumes: "name",
    env: "name",
    ports: "containerPort",
    volumeMounts: "mountPath",
    workerGroupSpecs: "groupName",
};
/** Lists that only grow: a template that replaced the pool's tolerations would never be scheduled. */
const GROWING_LISTS: readonly string[] = ["tolerations"];

/** The property that identifies the entries of a list, if they have one. */
export const keyOfList = (property: string): string | undefined =>
    Object.hasOwn(KEYED_LISTS, property) ? KEYED_LISTS[property] : undefined;

/**
 * `over` wins: maps by key, named lists by name (new entries last), other lists whole; `null` and `$patch: delete`
 * remove, `$patch: replace` replaces.
 */
export function mergeTemplate(base: Tree, over: Tree): Tree {
    const merged: Record<string, Json> = { ...base };
    for (const [key, value] of Object.entries(over)) {
        if (isDelete(value)) Reflect.deleteProperty(merged, key);
        else merged[key] = mergeValue(key, merged[key], value);
    }
    return merged;
}

function mergeValue(key: string, base: Json | undefined, over: Json): Json {
    const instead = replacement(over);
    if (instead !== undefined) return instead;
    if (isTree(over)) return mergeTemplate(isTree(base) ? base : {}, over);
    if (!isList(over)) return over;
    if (!isList(base)) return over.filter((entry) => entry === null || !isDelete(entry));
    if (GROWING_LISTS.includes(key)) return grow(base, over);
    const name = keyOfList(key);
    return name === undefined ? over : mergeByName(base, over, name);
}

function mergeByName(base: readonly Json[], over: readonly Json[], name: string): Json {
    const rest = [...over];
    const merged = base.flatMap((entry) => {
        const at = rest.findIndex((other) => isSame(entry, other, name));
        const [other] = at < 0 ? [] : rest.splice(at, 1);
        if (!isTree(entry) || !isTree(other)) return [entry];
        return isDelete(other) ? [] : [mergeTemplate(entry, other)];
    });
    return [...merged, ...rest.filter((entry) => !isDelete(entry))];
}

const isSame = (a: Json, b: Json, name: string): boolean =>
    isTree(a) && isTree(b) && a[name] !== undefined && a[name] === b[name];

function grow(base: readonly Json[], over: readonly Json[]): Json {
    const there = new Set(base.map(canonical));
    return [...base, ...over.filter((entry) => !there.has(canonical(entry)))];
}
