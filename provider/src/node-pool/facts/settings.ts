import { isRecord } from "../../shared/known";

/** Settings as YAML and TOML have them; leaves may be unknown. */
export type SettingsTree = Readonly<Record<string, unknown>>;

/** `over` wins: maps by key, lists and values whole; `null` removes. */
export function mergeTrees(base: SettingsTree, over: SettingsTree): SettingsTree {
    const merged: Record<string, unknown> = { ...base };
    for (const [key, value] of Object.entries(over)) {
        const there = merged[key];
        if (value === null || value === undefined) Reflect.deleteProperty(merged, key);
        else merged[key] = isRecord(there) && isRecord(value) ? mergeTrees(there, value) : value;
    }
    return merged;
}

/** The tree without what was not said. */
export const said = (tree: SettingsTree): SettingsTree =>
    Object.fromEntries(
        Object.entries(tree).filter(([, value]) => value !== undefined && !(isRecord(value) && saysNothing(value))),
    );

export const saysNothing = (tree: SettingsTree): boolean => Object.keys(tree).length === 0;
