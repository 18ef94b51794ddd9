import { type Plain, type PlainObject, type PropertyChange } from "./custom-resource";
import { below } from "./problems";
import { isUnknown } from "./unknown";

/**
 * The leaves in which two trees differ, by path, in the order of the keys. Something unknown differs from everything:
 * it may turn out the same, but nobody can promise it yet.
 */
export function changedLeaves(was: PlainObject, now: PlainObject): PropertyChange[] {
    return changesAt("", was, now);
}

function changesAt(path: string, was: Plain | undefined, now: Plain | undefined): PropertyChange[] {
    if (isAbsent(was) && isAbsent(now)) return [];
    if (isAbsent(was)) return [{ path, kind: "add" }];
    if (isAbsent(now)) return [{ path, kind: "delete" }];
    if (isNested(was) && isNested(now) && Array.isArray(was) === Array.isArray(now))
        return changesInside(path, was, now);
    return was === now && !isUnknown(now) ? [] : [{ path, kind: "update" }];
}

function changesInside(path: string, was: Nested, now: Nested): PropertyChange[] {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])].sort();
    return keys.flatMap((key) =>
        changesAt(
            below(path, Array.isArray(now) ? Number(key) : key),
            (was as PlainObject)[key],
            (now as PlainObject)[key],
        ),
    );
}

type Nested = readonly Plain[] | PlainObject;

const isAbsent = (value: Plain | undefined): value is null | undefined => value === undefined || value === null;

const isNested = (value: Plain): value is Nested => typeof value === "object" && value !== null;
