import { isRecord } from "../../shared/known";
import { below } from "../../shared/problems";
import { keyOfList } from "../tree/template-merge";
import { type Place } from "./finding";

/**
 * Where in an override (`podTemplate`, `spec`) something of the merged object was written: lists by the name that
 * merging goes by. `undefined` when the override does not have it. What is missing in the object too is found when
 * the override has what should hold it.
 */
export function inOverride(override: unknown, path: string, object: unknown, place: Place): string | undefined {
    const [key, ...rest] = place;
    if (key === undefined) return path;
    if (Array.isArray(override)) return inList(override, path, object, place, undefined);
    if (!isRecord(override)) return undefined;
    const inner = override[String(key)];
    const merged = isRecord(object) ? object[String(key)] : undefined;
    const at = below(path, String(key));
    // A required field that nobody gave belongs to whoever made the object.
    if (inner === undefined) return rest.length === 0 && merged === undefined ? at : undefined;
    return Array.isArray(inner) ? inList(inner, at, merged, rest, String(key)) : inOverride(inner, at, merged, rest);
}

function inList(
    list: readonly unknown[],
    path: string,
    object: unknown,
    place: Place,
    property: string | undefined,
): string | undefined {
    const [index, ...rest] = place;
    if (index === undefined) return path;
    if (typeof index !== "number" || !Array.isArray(object)) return undefined;
    const merged: unknown = object[index];
    const at = list.findIndex((entry, position) => isSame(entry, merged, property, position === index));
    return at < 0 ? undefined : inOverride(list[at], below(path, at), merged, rest);
}

function isSame(entry: unknown, merged: unknown, property: string | undefined, samePlace: boolean): boolean {
    const name = property === undefined ? undefined : keyOfList(property);
    if (name !== undefined && isRecord(entry) && isRecord(merged) && entry[name] !== undefined)
        return entry[name] === merged[name];
    return entry === merged || (samePlace && typeof entry === typeof merged);
}
