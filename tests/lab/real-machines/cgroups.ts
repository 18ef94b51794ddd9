import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type CgroupMount, cgroupMounts } from "./cgroup-mounts";

const GONE_SECONDS = 20;
const ASK_AGAIN_MS = 50;

/**
 * Against everything else on the machine all nodes together would weigh as much as one process: with sixteen compilers
 * beside it a head took 77 s to start, and Ray gave up.
 */
const CPU_WEIGHT = { "cpu.shares": 16_384, "cpu.weight": 1_600 };

const memoryLimit = (bytes: number): Record<string, number> => ({
    "memory.limit_in_bytes": bytes,
    "memory.max": bytes,
});

/** What a node's first process needs to know in order to live in cgroups of its own. */
export interface NodeCgroups {
    readonly version: 1 | 2;
    /** To enter, one for each mount. */
    readonly folders: readonly string[];
    /** Of version 1, what the node mounts for itself: `name=options`. */
    readonly mounts: readonly string[];
}

/** Makes a node's cgroups, below those of its lab, with this much memory for everything on it. */
export function createNodeCgroups(lab: string, node: string, memoryBytes: number): NodeCgroups {
    const mounts = cgroupMounts();
    const folders = mounts.map((mount) => {
        for (const folder of [join(mount.path, lab), join(mount.path, lab, node)]) create(mount, folder);
        return join(mount.path, lab, node);
    });
    for (const folder of folders) setAll(folder, memoryLimit(memoryBytes));
    for (const { path } of mounts) setAll(join(path, lab), CPU_WEIGHT);
    return {
        version: mounts.some(({ version }) => version === 1) ? 1 : 2,
        folders,
        mounts: mounts
            .filter(({ version }) => version === 1)
            .map(({ path, options }) => `${basename(path)}=${options}`),
    };
}

function create(mount: CgroupMount, folder: string): void {
    if (existsSync(folder)) return;
    const parent = join(folder, "..");
    if (mount.version === 2) writeFileSync(join(parent, "cgroup.subtree_control"), enabled(parent));
    mkdirSync(folder);
    // A cpuset of version 1 starts empty, and takes no process before it is filled.
    for (const file of ["cpuset.cpus", "cpuset.mems"]) {
        if (mount.version === 1 && existsSync(join(folder, file))) {
            writeFileSync(join(folder, file), readFileSync(join(parent, file), "utf8"));
        }
    }
}

/** Every controller that the parent has is handed on. */
function enabled(parent: string): string {
    const controllers = readFileSync(join(parent, "cgroup.controllers"), "utf8").trim().split(" ");
    return controllers.map((controller) => `+${controller}`).join(" ");
}

/** Writes those of the files that there are: each version of control groups has one. */
function setAll(folder: string, files: Readonly<Record<string, number>>): void {
    for (const [file, value] of Object.entries(files)) {
        if (existsSync(join(folder, file))) writeFileSync(join(folder, file), String(value));
    }
}

/** A cgroup can go when its last process has been buried, which happens a little after its death. */
export async function removeCgroups(name: string): Promise<void> {
    const deadline = Date.now() + GONE_SECONDS * 1000;
    for (const { path } of cgroupMounts()) {
        const folder = join(path, name);
        while (existsSync(folder) && !isRemoved(folder)) {
            if (Date.now() > deadline) throw new Error(`${folder} still has processes`);
            await pause(ASK_AGAIN_MS);
        }
    }
}

function isRemoved(folder: string): boolean {
    try {
        for (const entry of readdirSync(folder, { withFileTypes: true })) {
            if (entry.isDirectory() && !isRemoved(join(folder, entry.name))) return false;
        }
        rmdirSync(folder);
        return true;
    } catch (error) {
        const { code = "" } = error as NodeJS.ErrnoException;
        if (code === "ENOENT") return true;
        if (code === "EBUSY") return false;
        throw error;
    }
}
