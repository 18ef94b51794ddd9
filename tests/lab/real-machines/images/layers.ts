import { arch } from "node:os";
import { chmod, copyFile, mkdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { cachedFolder } from "../../tools/cached-folder";
import { cacheKey } from "../../tools/cache-key";
import { cacheRoot } from "../../tools/cache-root";
import { run, startLog } from "../../tools/command";
import { type Report, type Step, waitLine, withProgress } from "../../tools/progress";
import { type Layer, layerIn, packLayer } from "./layer";

const SUITE = "bookworm";
const PACKAGES = ["python3", "python3-distutils", "wget", "procps", "iproute2", "ca-certificates"];

/** What makes images: where progress goes, a Python with pip, and the variables of the user's shell (proxies, indexes). */
export interface Workshop {
    readonly report: Report;
    readonly python: string;
    readonly environment: NodeJS.ProcessEnv;
}

interface Work {
    readonly name: string;
    readonly usualSeconds: number;
    readonly settings: Readonly<Record<string, string>>;
    /** Contents of files that decide what is made, by name. */
    readonly files: Readonly<Record<string, string>>;
    readonly fill: (folder: string, log: string) => Promise<void>;
}

/** Debian's base, once for all images. Its tree is kept for what is built on it. */
export async function debianFolder(workshop: Workshop): Promise<string> {
    const script = join(__dirname, "debian-base.sh");
    return layerFolder(workshop, {
        name: "debian",
        usualSeconds: 70,
        settings: { SUITE, PACKAGES: PACKAGES.join(","), machine: arch() },
        files: { script: await readFile(script, "utf8") },
        fill: async (folder, log) => {
            const environment = {
                ...workshop.environment,
                ROOT: join(folder, "tree"),
                SUITE,
                PACKAGES: PACKAGES.join(","),
            };
            await run("bash", [script], { log, environment });
            await packLayer(join(folder, "tree"), folder, log);
        },
    });
}

/** Ray of that version with what its dashboard, Serve and Tune need, for the image's Python. */
export async function rayFolder(workshop: Workshop, version: string): Promise<string> {
    const base = await debianFolder(workshop);
    const script = join(__dirname, "ray-layer.sh");
    const requirements = `ray[default,serve,tune]==${version} numpy`;
    return layerFolder(workshop, {
        name: `ray-${version}`,
        usualSeconds: 60,
        settings: { requirements, base: basename(base) },
        files: { script: await readFile(script, "utf8") },
        fill: async (folder, log) => {
            const environment = {
                ...workshop.environment,
                FOLDER: folder,
                BASE: base,
                PIP_PYTHON: join(workshop.python, "bin", "python"),
                REQUIREMENTS: requirements,
                MACHINE: arch() === "arm64" ? "aarch64" : "x86_64",
            };
            await run("unshare", ["--mount", "bash", script], { log, environment });
            await packLayer(join(folder, "tree"), folder, log);
            await rm(join(folder, "tree"), { recursive: true });
        },
    });
}

/** One of Debian's packages with what it needs. */
export async function packageFolder(workshop: Workshop, name: string): Promise<string> {
    const base = await debianFolder(workshop);
    const script = join(__dirname, "package-layer.sh");
    return layerFolder(workshop, {
        name,
        usualSeconds: 20,
        settings: { name, base: basename(base) },
        files: { script: await readFile(script, "utf8") },
        fill: async (folder, log) => {
            const environment = { ...workshop.environment, FOLDER: folder, BASE: base, PACKAGE: name };
            await run("unshare", ["--mount", "bash", script], { log, environment });
            await packLayer(join(folder, "tree"), folder, log);
            await rm(join(folder, "tree"), { recursive: true });
        },
    });
}

/** A layer of nothing but one program, which must need no library. */
export function programFolder(workshop: Workshop, binary: string, path: string): Promise<string> {
    return layerFolder(workshop, {
        name: basename(path),
        usualSeconds: 1,
        settings: { binary, path },
        files: {},
        fill: async (folder) => {
            const tree = join(folder, "tree");
            const copy = join(tree, path);
            await mkdir(join(copy, ".."), { recursive: true });
            await copyFile(binary, copy);
            await chmod(copy, 0o755);
            await packLayer(tree, folder);
            await rm(tree, { recursive: true });
        },
    });
}

export const layersIn = (folders: readonly string[]): Promise<Layer[]> => Promise.all(folders.map(layerIn));

async function layerFolder({ report }: Workshop, work: Work): Promise<string> {
    const key = cacheKey({ files: work.files, settings: work.settings });
    const step: Step = { ...work, position: 1, total: 1, name: "image", activity: `building ${work.name}` };
    const log = join(cacheRoot(), "logs", `image-${work.name}.log`);
    const path = join(cacheRoot(), "images", `${work.name}-${key}`);
    await cachedFolder(path, {
        onWait: () => {
            report(waitLine(step));
        },
        fill: (folder) =>
            withProgress(step, report, async () => {
                await startLog(log);
                await work.fill(folder, log);
            }),
    });
    return path;
}
