import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Of the machine, for all real labs on it: what was there before, and who still needs more. Gone with the last lab. */
const BOOK = "/run/pulumi-kuberay-lab";
const PATH = "/proc/sys/fs/inotify/max_user_instances";
const BEFORE = join(BOOK, "max_user_instances");

/** Each node's kubelet and containerd take dozens; Linux allows 128 for all of root by default. */
const WANTED = 8192;

/**
 * Raises what the nodes share with the whole machine and cannot have for themselves. Everything else that a kubelet
 * wants changed is shown to it as changed, inside the node: see `node-init.sh`.
 */
export function raiseSysctls(lab: string): void {
    mkdirSync(BOOK, { recursive: true });
    const now = Number(readFileSync(PATH, "utf8"));
    if (!existsSync(BEFORE) && now < WANTED) writeFileSync(BEFORE, String(now));
    writeFileSync(join(BOOK, user(lab)), "");
    if (now < WANTED) writeFileSync(PATH, String(WANTED));
}

/** The last lab to go puts back what it found. */
export function restoreSysctls(lab: string): void {
    if (!existsSync(BOOK)) return;
    rmSync(join(BOOK, user(lab)), { force: true });
    if (readdirSync(BOOK).some((name) => name.startsWith(USER))) return;
    if (existsSync(BEFORE)) writeFileSync(PATH, readFileSync(BEFORE, "utf8"));
    rmSync(BEFORE, { force: true });
    rmdirSync(BOOK);
}

const USER = "used-by-";
const user = (lab: string): string => `${USER}${lab}`;
