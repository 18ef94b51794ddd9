import { sameMembers } from "./difference";
import type { Kind } from "./kind";
import { isEmpty, isRecord, type Properties } from "./properties";

/**
 * What AWS has now, in the words the program used: what was given and still holds stays as it was given, what AWS
 * decided by itself is left out, and what somebody added behind our back shows.
 */
export function inputsNow(kind: Kind, recorded: Properties, live: Properties): Properties {
    // An import has nothing recorded: all that AWS has becomes the inputs.
    if (isEmpty(recorded)) return Object.fromEntries(Object.entries(live).filter(([, value]) => !isEmpty(value)));
    const now: Record<string, unknown> = {};
    const names = new Set([...Object.keys(recorded), ...Object.keys(live)]);
    for (const name of names) {
        if (name === "__defaults" || isSteering(kind, name)) now[name] = recorded[name];
        else if (recorded[name] !== undefined) now[name] = valueNow(kind, name, recorded[name], live[name]);
        else if (!isDecidedByAws(kind, name) && !isEmpty(live[name])) now[name] = live[name];
    }
    return now;
}

function isSteering(kind: Kind, name: string): boolean {
    return kind.notKept?.includes(name) === true || name === kind.name?.prefix || name === "region";
}

function isDecidedByAws(kind: Kind, name: string): boolean {
    return kind.decidedByAws?.includes(name) === true;
}

function valueNow(kind: Kind, path: string, recorded: unknown, live: unknown): unknown {
    if (isEmpty(recorded) && isEmpty(live)) return recorded;
    if (kind.json?.includes(path) === true) return sameJson(recorded, live) ? recorded : live;
    if (Array.isArray(recorded) && Array.isArray(live)) {
        if (kind.sets?.includes(path) === true) return sameMembers(recorded, live) ? recorded : live;
        return live.map((item, at) =>
            at < recorded.length ? valueNow(kind, path, recorded[at], item) : (item as unknown),
        );
    }
    if (isRecord(recorded) && isRecord(live)) return recordNow(kind, path, recorded, live);
    return live;
}

/** Free-form maps are taken whole; of objects only what was given, since the rest are AWS's defaults. */
function recordNow(kind: Kind, path: string, recorded: Properties, live: Properties): Properties {
    if (path === "labels" || path === "tags" || path.endsWith(".tags")) return live;
    const entries = Object.keys(recorded).map(
        (name) => [name, valueNow(kind, `${path}.${name}`, recorded[name], live[name])] as const,
    );
    return Object.fromEntries(entries);
}

function sameJson(left: unknown, right: unknown): boolean {
    try {
        return JSON.stringify(JSON.parse(String(left))) === JSON.stringify(JSON.parse(String(right)));
    } catch {
        return left === right;
    }
}
