import type { Kind } from "./kind";
import { isEmpty, isRecord, type Properties, UNKNOWN, without } from "./properties";

/** One input that differs. */
export interface Difference {
    /** As the engine shows it: `launchTemplate.version`, `taints[0].value`, `labels["a/b"]`. */
    readonly path: string;
    readonly kind: "add" | "delete" | "update";
    readonly replaces: boolean;
}

type Rules = Pick<Kind, "replaces" | "sets" | "json">;

/** Every input that differs, at the depth where it does. */
export function differences(rules: Rules, olds: Properties, news: Properties): Difference[] {
    return compare(rules, without(olds, "__defaults"), without(news, "__defaults"), "");
}

/** Names of the top-level inputs that differ. */
export function changedInputs(found: readonly Difference[]): ReadonlySet<string> {
    return new Set(found.map(({ path }) => path.split(/[.[]/)[0] ?? ""));
}

function compare(rules: Rules, old: unknown, now: unknown, path: string): Difference[] {
    if (isEmpty(old) && isEmpty(now)) return [];
    if (now !== UNKNOWN && equal(rules, old, now, path)) return [];
    const recordsOnly = [old, now].every((side) => isRecord(side) || isEmpty(side));
    if (recordsOnly) return compareRecords(rules, asRecord(old), asRecord(now), path);
    const listsOnly = [old, now].every(Array.isArray);
    if (listsOnly && !isSet(rules, path)) return compareLists(rules, old as unknown[], now as unknown[], path);
    const kind = isEmpty(old) ? "add" : isEmpty(now) ? "delete" : "update";
    return [{ path, kind, replaces: isReplacing(rules, path) }];
}

function compareRecords(rules: Rules, old: Properties, now: Properties, path: string): Difference[] {
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return names.flatMap((name) => compare(rules, old[name], now[name], memberPath(path, name)));
}

function compareLists(rules: Rules, old: readonly unknown[], now: readonly unknown[], path: string): Difference[] {
    const length = Math.max(old.length, now.length);
    return Array.from({ length }, (_, at) => compare(rules, old[at], now[at], `${path}[${at}]`)).flat();
}

function equal(rules: Rules, old: unknown, now: unknown, path: string): boolean {
    if (rules.json?.includes(path) === true) return canonical(parsed(old)) === canonical(parsed(now));
    if (isSet(rules, path) && Array.isArray(old) && Array.isArray(now)) return sameMembers(old, now);
    return canonical(old) === canonical(now);
}

/** Whether two lists have the same members in any order. */
export function sameMembers(left: readonly unknown[], right: readonly unknown[]): boolean {
    const sorted = (list: readonly unknown[]): string => list.map(canonical).sort().join();
    return sorted(left) === sorted(right);
}

function canonical(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
    if (!isRecord(value)) return JSON.stringify(value ?? null);
    const names = Object.keys(value).filter((name) => value[name] !== undefined && value[name] !== null);
    return `{${names
        .sort()
        .map((name) => `${name}:${canonical(value[name])}`)
        .join()}}`;
}

function parsed(text: unknown): unknown {
    try {
        return typeof text === "string" ? JSON.parse(text) : text;
    } catch {
        return text;
    }
}

function asRecord(value: unknown): Properties {
    return isRecord(value) ? value : {};
}

function isSet(rules: Rules, path: string): boolean {
    return rules.sets?.includes(plain(path)) === true;
}

function isReplacing(rules: Rules, path: string): boolean {
    const at = plain(path);
    return rules.replaces.some((rule) => at === rule || at.startsWith(`${rule}.`) || rule.startsWith(`${at}.`));
}

/** The path without list positions and quotes. */
function plain(path: string): string {
    return path.replaceAll(/\[\d+\]/g, "").replaceAll(/\["([^"]*)"\]/g, ".$1");
}

function memberPath(path: string, name: string): string {
    if (path === "") return name;
    return /^\w+$/.test(name) ? `${path}.${name}` : `${path}["${name}"]`;
}
