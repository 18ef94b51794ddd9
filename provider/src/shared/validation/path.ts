import { below } from "../problems";

const keysOf = (pointer: string): readonly string[] =>
    pointer
        .split("/")
        .slice(1)
        .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

/** TypeBox's JSON pointer into `root` as a path in Pulumi's notation, below `path`. */
export function pathOf(path: string, root: unknown, pointer: string): string {
    let at = path;
    let here = root;
    for (const key of keysOf(pointer)) {
        at = below(at, Array.isArray(here) ? Number(key) : key);
        here = typeof here === "object" && here !== null ? (here as Readonly<Record<string, unknown>>)[key] : undefined;
    }
    return at;
}

/** The property or index that a pointer ends at. */
export const lastKey = (pointer: string): string => keysOf(pointer).at(-1) ?? "";
