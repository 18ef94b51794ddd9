import { createHash } from "node:crypto";

/** Everything that decides what a cached folder contains. */
export interface CacheKeyParts {
    /** Contents of the files that describe the build, by name. */
    readonly files: Readonly<Record<string, string>>;
    /** Flags, tool versions, operating system, processor. */
    readonly settings: Readonly<Record<string, string>>;
}

/** Sixteen hexadecimal digits that change when any part changes, and do not depend on the order of the parts. */
export function cacheKey(parts: CacheKeyParts): string {
    const text = JSON.stringify([sortedEntries(parts.files), sortedEntries(parts.settings)]);
    return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function sortedEntries(record: Readonly<Record<string, string>>): [string, string][] {
    return Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1));
}
