/** What an edit of an input does to what runs. */
export type EditClass = "live" | "restarts" | "newPodsOnly" | "replaces";

export interface EditRule {
    readonly class: EditClass;
    /** Why, for the reader of the table. */
    readonly because: string;
}

/** The inputs of a nested object, or those of each entry of a map or list. */
export interface EditsWithin<T> {
    /** Of the object or entry itself: it is added or taken out. */
    readonly itself: EditRule;
    readonly inside: EditTable<T>;
    /** Whether there is one such object for each key. */
    readonly isByKey: boolean;
}

/** A rule for every input: one that is added without a rule does not compile. */
export type EditTable<T> = { readonly [K in keyof Required<T>]: EditEntry<T[K]> };

/** A rule holds for all that is in the input. */
export type EditEntry<V> = unknown extends V ? EditRule : EditRule | Within<NonNullable<V>>;
type Within<V> = V extends object ? (EntryOf<V> extends object ? EditsWithin<EntryOf<V>> : never) : never;
type EntryOf<V> = V extends readonly (infer E)[] ? E : string extends keyof V ? V[keyof V] : V;

/** The same without types, for those who walk it. */
export type AnyEditTable = Readonly<Record<string, EditRule | AnyEditsWithin>>;
export interface AnyEditsWithin {
    readonly itself: EditRule;
    readonly inside: AnyEditTable;
    readonly isByKey: boolean;
}

export const live = (because: string): EditRule => ({ class: "live", because });
export const restarts = (because: string): EditRule => ({ class: "restarts", because });
export const newPodsOnly = (because: string): EditRule => ({ class: "newPodsOnly", because });
export const replaces = (because: string): EditRule => ({ class: "replaces", because });

export const within = <T>(itself: EditRule, inside: EditTable<T>): EditsWithin<T> => ({
    itself,
    inside,
    isByKey: false,
});
export const byKey = <T>(itself: EditRule, inside: EditTable<T>): EditsWithin<T> => ({ itself, inside, isByKey: true });

export const isRule = (entry: EditRule | AnyEditsWithin): entry is EditRule => "class" in entry;
