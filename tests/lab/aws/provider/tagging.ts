import { isRecord, type Properties } from "./properties";

type Tags = Readonly<Record<string, string>>;

/** The tags a resource carries: the provider's default tags, then its own. */
export function allTags(defaults: Tags, inputs: Properties): Tags {
    return { ...defaults, ...tagsOf(inputs.tags) };
}

/** A resource's own tags, of all it carries: what comes from the defaults is no drift. */
export function ownTags(defaults: Tags, all: unknown, recorded: unknown): Tags {
    const given = tagsOf(recorded);
    const isDefault = (key: string, value: string): boolean => given[key] === undefined && defaults[key] === value;
    return Object.fromEntries(Object.entries(tagsOf(all)).filter(([key, value]) => !isDefault(key, value)));
}

/** What must be set and removed to get from one set of tags to another. */
export function tagChanges(before: unknown, after: Tags): { readonly set: Tags; readonly remove: readonly string[] } {
    const old = tagsOf(before);
    const set = Object.fromEntries(Object.entries(after).filter(([key, value]) => old[key] !== value));
    return { set, remove: Object.keys(old).filter((key) => after[key] === undefined) };
}

function tagsOf(value: unknown): Tags {
    return isRecord(value) ? (value as Tags) : {};
}
