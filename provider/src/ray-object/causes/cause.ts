/** Why something does not become ready. It counts once it has stood for its grace. */
export interface Cause {
    /** The same as long as it is the same cause, whatever words it is reported in. */
    readonly key: string;
    /** Causes that are one for the user, such as an image that no pod can pull; the key when it is left out. */
    readonly same?: string;
    readonly text: string;
    readonly graceSeconds: number;
}

/** When each cause was first seen, in milliseconds. A cause that went away is forgotten: it has healed. */
export type Standing = ReadonlyMap<string, number>;

export const standing = (before: Standing, causes: readonly Cause[], now: number): Standing =>
    new Map(causes.map(({ key }) => [key, before.get(key) ?? now]));

export const ripe = (causes: readonly Cause[], since: Standing, now: number): Cause[] =>
    causes.filter(({ key, graceSeconds }) => now - (since.get(key) ?? now) >= graceSeconds * 1000);

/** Milliseconds until the next cause counts; `undefined` when there is none. */
export function untilRipe(causes: readonly Cause[], since: Standing, now: number): number | undefined {
    const waits = causes.map(({ key, graceSeconds }) => (since.get(key) ?? now) + graceSeconds * 1000 - now);
    return waits.length === 0 ? undefined : Math.max(0, Math.min(...waits));
}

/** Each reason once, however many pods have it. */
export function reasonsOf(causes: readonly Cause[]): string[] {
    const groups = new Map<string, Set<string>>();
    for (const { key, same = key, text } of causes) groups.set(same, (groups.get(same) ?? new Set()).add(text));
    return [...groups.values()].map((texts) => {
        const [first = "", ...others] = texts;
        return others.length === 0 ? first : `${first} (and the same in ${others.length} more)`;
    });
}
