import type { SourceFile } from "./source-file";

/** Names that more than one file exports as its own, with these files. A type and a value of one file are one name. */
export function definedTwice(files: readonly Pick<SourceFile, "path" | "defines">[]): [string, readonly string[]][] {
    const homes = new Map<string, string[]>();
    for (const { path, defines } of files)
        for (const name of defines) homes.set(name, [...(homes.get(name) ?? []), path]);
    return [...homes].filter(([, paths]) => paths.length > 1).sort(([one], [other]) => one.localeCompare(other));
}
