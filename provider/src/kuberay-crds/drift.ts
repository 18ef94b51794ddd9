/** Digests of the definitions' specs as the API server keeps them, by name. */
export type SpecDigests = Readonly<Record<string, string>>;
export type Drift = Readonly<Record<string, "deleted" | "edited">>;

/** What somebody else has done to the definitions since they were written. */
export function driftOf(written: SpecDigests, live: SpecDigests): Drift {
    const changed = Object.entries(written).filter(([name, digest]) => live[name] !== digest);
    return Object.fromEntries(changed.map(([name]) => [name, name in live ? "edited" : "deleted"]));
}

export const isDrift = (drift: Drift): boolean => Object.keys(drift).length > 0;
