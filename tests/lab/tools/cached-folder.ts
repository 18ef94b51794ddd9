import { access, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { withLease } from "./lease";

/** How many characters `mkdtemp` adds. */
const RANDOM_CHARACTERS = 6;

export interface CachedFolderWork {
    /** Called once when another process is filling the same folder and this one waits for it. */
    readonly onWait: () => void;
    /** Fills an empty folder. What it makes may contain the folder's path: it is never moved. */
    readonly fill: (folder: string) => Promise<void>;
}

/**
 * Fills a folder once, ever, and returns its path.
 *
 * The content is made in `<path>.<six characters>`, and `<path>` becomes a link to it in one step when it is
 * complete. So a killed build leaves nothing that looks finished, two builds at once cannot mix, and a Python
 * environment, which holds its own path in many files, keeps working.
 */
export async function cachedFolder(path: string, work: CachedFolderWork): Promise<string> {
    if (await isCached(path)) return path;
    await mkdir(dirname(path), { recursive: true });
    return withLease(`${path}.lease`, work.onWait, async () => {
        if (!(await isCached(path))) await fillAndPublish(path, work.fill);
        return path;
    });
}

/** Whether the folder was filled to the end. */
export async function isCached(path: string): Promise<boolean> {
    return access(path).then(
        () => true,
        () => false,
    );
}

async function fillAndPublish(path: string, fill: CachedFolderWork["fill"]): Promise<void> {
    await removeLeftovers(path);
    const folder = await mkdtemp(`${path}.`);
    try {
        await fill(folder);
        await symlink(basename(folder), path);
    } catch (error) {
        await rm(folder, { recursive: true, force: true });
        // Somebody else published the same content in the meantime: theirs is as good.
        if (!(await isCached(path))) throw error;
    }
}

/** Removes what killed builds of this folder left, and a link whose content was removed by hand. */
async function removeLeftovers(path: string): Promise<void> {
    await rm(path, { force: true });
    const prefix = `${basename(path)}.`;
    for (const name of await readdir(dirname(path))) {
        const isLeftover = name.startsWith(prefix) && name.length === prefix.length + RANDOM_CHARACTERS;
        if (isLeftover) await rm(join(dirname(path), name), { recursive: true, force: true });
    }
}
