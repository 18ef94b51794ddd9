import { readFileSync } from "node:fs";

/** One tree of control groups that the machine has mounted. */
export interface CgroupMount {
    readonly version: 1 | 2;
    readonly path: string;
    /** For `mount -o`; of version 1 only. */
    readonly options: string;
}

/** Options that say how a tree is mounted, not which controllers it has. */
const NOT_CONTROLLERS = new Set(["rw", "ro", "xattr", "clone_children", "noprefix", "seclabel"]);

/**
 * The trees that decide here: where both versions are mounted ("hybrid"), the controllers are in those of version 1,
 * and runc and kubelet, too, use only these.
 */
export function cgroupMounts(mountinfo = readFileSync("/proc/self/mountinfo", "utf8")): readonly CgroupMount[] {
    const all = mountinfo.trim().split("\n").flatMap(parse);
    const first = all.filter(({ version }) => version === 1);
    if (first.length > 0) return first;
    if (all.length > 0) return all;
    throw new Error("no control groups are mounted on /sys/fs/cgroup: the lab's real nodes need them");
}

/** See proc(5): the fields before ` - ` are of varying number. */
function parse(line: string): CgroupMount[] {
    const [before = "", after = ""] = line.split(" - ");
    const path = before.split(" ")[4] ?? "";
    const [type = "", , superOptions = ""] = after.split(" ");
    if (!path.startsWith("/sys/fs/cgroup")) return [];
    if (type === "cgroup2") return [{ version: 2, path, options: "" }];
    if (type !== "cgroup") return [];
    const controllers = superOptions.split(",").filter((option) => isController(option));
    // One that is only a name is made by giving that name and no controller.
    const options = controllers.every((option) => option.startsWith("name=")) ? ["none", ...controllers] : controllers;
    return [{ version: 1, path, options: options.join(",") }];
}

const isController = (option: string): boolean =>
    !NOT_CONTROLLERS.has(option) && !option.startsWith("release_agent") && !option.startsWith("cpuset_");
