import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { BIN, ROOT } from "./places";

const STAMPS = join(BIN, ".stamps");

export interface Work {
    /** Files and folders, from the root of the repository, that the result depends on. */
    readonly files: readonly string[];
    /** Paths that the work makes. */
    readonly outputs: readonly string[];
}

/** Does the work unless its outputs are there and were made from the same inputs. Says which, and how long it took. */
export async function whenChanged(name: string, { files, outputs }: Work, work: () => Promise<void>): Promise<void> {
    const stamp = join(STAMPS, name.replaceAll(" ", "-"));
    const hash = await hashOf(files);
    const made = await readFile(stamp, "utf8").catch(() => "");
    if (made === hash && outputs.every((path) => existsSync(path))) {
        console.log(`${name}: up to date`);
        return;
    }
    const began = performance.now();
    // A build that was interrupted must not look finished.
    await rm(stamp, { force: true });
    await work();
    await mkdir(STAMPS, { recursive: true });
    await writeFile(stamp, hash);
    console.log(`${name}: built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

async function hashOf(paths: readonly string[]): Promise<string> {
    const hash = createHash("sha256");
    for (const file of (await Promise.all(paths.map((path) => filesIn(join(ROOT, path))))).flat())
        hash.update(`${relative(ROOT, file)}\0`)
            .update(await readFile(file))
            .update("\0");
    return hash.digest("hex");
}

async function filesIn(path: string): Promise<readonly string[]> {
    if (!(await stat(path)).isDirectory()) return [path];
    const entries = await readdir(path, { withFileTypes: true });
    const wanted = entries.filter(({ name }) => name !== "node_modules" && name !== "bin").map(({ name }) => name);
    return (await Promise.all(wanted.sort().map((name) => filesIn(join(path, name))))).flat();
}
