import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { run } from "../../tools/command";

/** One layer of an image: a tar file that is not compressed, because it never leaves the machine. */
export interface Layer {
    readonly digest: string;
    readonly size: number;
    readonly path: string;
}

/** What must be unpacked as the machine's own, not as the image's, or is of no use to a program. */
const EXCLUDED = ["./dev/*", "./proc/*", "./sys/*", "./var/cache/apt/*", "./var/lib/apt/lists/*", "./usr/share/doc/*"];

/** Packs the tree into a layer in the folder. The same tree makes the same layer. */
export async function packLayer(tree: string, folder: string, log?: string): Promise<void> {
    const path = join(folder, "layer.tar");
    const same = [
        "--sort=name",
        "--mtime=@0",
        "--numeric-owner",
        "--format=posix",
        "--pax-option=delete=atime,delete=ctime",
    ];
    const excluded = EXCLUDED.map((pattern) => `--exclude=${pattern}`);
    await run("tar", ["--create", "--file", path, ...same, ...excluded, "--directory", tree, "."], { log });
    await writeFile(join(folder, "digest"), await digestOf(path));
}

export async function layerIn(folder: string): Promise<Layer> {
    const path = join(folder, "layer.tar");
    return { digest: await readFile(join(folder, "digest"), "utf8"), size: (await stat(path)).size, path };
}

async function digestOf(path: string): Promise<string> {
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash);
    return `sha256:${hash.digest("hex")}`;
}
