import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type LabDirectory } from "../directory";
import { run } from "../tools/command";
import { removeCgroups } from "./cgroups";
import { removeBridge } from "./network";
import { restoreSysctls } from "./sysctls";

/** What a real lab has outside its directory. Written down before it is made, so that it can always be removed. */
export interface HostChanges {
    readonly bridge: string;
    /** Name of the lab among everything on this machine: of its cgroups, and in the book of sysctls. */
    readonly lab: string;
}

const fileIn = ({ root }: LabDirectory): string => join(root, "host-changes.json");

/** Two clones may both have a lab `default`. */
export function hostName({ root }: LabDirectory): string {
    return `kuberay-lab-${basename(root)}-${createHash("sha256").update(root).digest("hex").slice(0, 6)}`;
}

export function recordHostChanges(directory: LabDirectory, changes: HostChanges): void {
    writeFileSync(fileIn(directory), JSON.stringify(changes));
}

/** Where each node has its files: images, containers, logs. */
export const nodesFolder = ({ root }: LabDirectory): string => join(root, "nodes");

/** Tens of thousands of files for each node: Node.js takes a minute, `rm` a second. */
export const removeTree = (folder: string): Promise<unknown> => run("rm", ["-rf", folder]);

/** Undoes what is recorded, when every process of the lab has ended. Nothing to do for a lab of simulated nodes. */
export async function undoHostChanges(directory: LabDirectory): Promise<void> {
    const file = fileIn(directory);
    if (!existsSync(file)) return;
    const { bridge, lab } = JSON.parse(readFileSync(file, "utf8")) as HostChanges;
    await removeCgroups(lab);
    await removeBridge(bridge);
    restoreSysctls(lab);
    await removeTree(nodesFolder(directory));
}
