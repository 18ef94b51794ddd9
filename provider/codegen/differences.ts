import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** Written by hand beside generated files, or made from them. */
const NOT_GENERATED = new Set(["bin", "node_modules", "go.mod", "go.sum"]);

/** Paths below `actual` (a file or folder) that are missing, too many or not the same as below `expected`. */
export async function differences(expected: string, actual: string): Promise<string[]> {
    const [wanted, present] = [await entries(expected), await entries(actual)];
    if (wanted === undefined || present === undefined) return (await same(expected, actual)) ? [] : [actual];
    const names = [...new Set([...wanted, ...present])].filter((name) => !NOT_GENERATED.has(name)).sort();
    return (await Promise.all(names.map((name) => differences(join(expected, name), join(actual, name))))).flat();
}

/** Names in a folder; `undefined` for a file, and for nothing at all. */
async function entries(path: string): Promise<readonly string[] | undefined> {
    const found = await stat(path).catch(() => undefined);
    return found?.isDirectory() === true ? readdir(path) : undefined;
}

async function same(expected: string, actual: string): Promise<boolean> {
    const [wanted, present] = await Promise.all(
        [expected, actual].map((path) => readFile(path).catch(() => undefined)),
    );
    return wanted !== undefined && present !== undefined && wanted.equals(present);
}
