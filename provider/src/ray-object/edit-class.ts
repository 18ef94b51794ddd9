/** What an edit of an input does to what runs. */
export type EditClass = "live" | "restarts" | "newPodsOnly" | "replaces" | "refused";

export interface EditRule {
    readonly class: EditClass;
    /** Why, for the reader of the table. */
    readonly because: string;
}

/** A rule for every input: one that is added without a rule does not compile. */
export type EditTable<T> = { readonly [K in keyof Required<T>]: EditRule };

export const live = (because: string): EditRule => ({ class: "live", because });
export const restarts = (because: string): EditRule => ({ class: "restarts", because });
export const replaces = (because: string): EditRule => ({ class: "replaces", because });
