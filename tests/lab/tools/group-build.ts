import { chmod, copyFile, cp, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { cacheKey } from "./cache-key";
import { cacheRoot } from "./cache-root";
import { type DependencyFiles, type ToolGroup } from "./catalog";
import { run } from "./command";
import { goEnvironment, type GoToolchain } from "./go-toolchain";
import { REPOSITORY } from "./repository";

/** Path in the cache of the programs of this group, as its files and this compiler would build them. */
export async function groupFolder(group: ToolGroup, go: GoToolchain): Promise<string> {
    const key = cacheKey({ files: await moduleFiles(group), settings: buildSettings(group, go) });
    return join(cacheRoot(), "tools", `${group.name}-${key}`);
}

/** Builds the programs of the group into an empty folder. Everything that Go prints goes to the log. */
export async function buildGroup(group: ToolGroup, folder: string, log: string): Promise<void> {
    const source = await prepareSource(group, folder, log);
    const programs = join(folder, "built");
    await mkdir(programs);
    await run("go", ["build", ...buildFlags(group), "-o", programs, ...group.packages], {
        folder: source,
        environment: goEnvironment(),
        log,
    });
    await moveBuilt(group, programs, folder);
    if (group.companions !== undefined) await copyDependencyFiles(group.companions, source, folder, log);
    for (const scratch of ["built", "source"]) await rm(join(folder, scratch), { recursive: true, force: true });
}

/** The flags of `go build`, as `readonly` as Go allows: the committed go.mod and go.sum decide everything. */
export function buildFlags(group: ToolGroup): readonly string[] {
    const variables = Object.entries(group.variables ?? {}).map(([name, value]) => `-X ${name}=${value}`);
    return [
        "-mod=readonly",
        "-trimpath",
        "-buildvcs=false",
        `-tags=${(group.tags ?? []).join(",")}`,
        `-ldflags=${["-s", "-w", ...variables].join(" ")}`,
    ];
}

function buildSettings(group: ToolGroup, go: GoToolchain): Readonly<Record<string, string>> {
    // Neither how long it takes nor what is on PATH changes what is built.
    const recipe: ToolGroup = { ...group, usualSeconds: 0, onPath: undefined };
    return {
        recipe: JSON.stringify(recipe),
        flags: buildFlags(group).join(" "),
        go: go.version,
        machine: `${go.os}/${go.architecture}`,
    };
}

async function moduleFiles(group: ToolGroup): Promise<Record<string, string>> {
    const source = join(REPOSITORY, group.folder);
    const names = (await readdir(source)).filter((name) => /^go\.(mod|sum)$|\.go$/.test(name));
    const files = names.map(async (name) => [name, await readFile(join(source, name), "utf8")] as const);
    return Object.fromEntries(await Promise.all(files));
}

/** The folder to build in: the module's own, or a copy of it where files must be added for embedding. */
async function prepareSource(group: ToolGroup, folder: string, log: string): Promise<string> {
    const committed = join(REPOSITORY, group.folder);
    if (group.embeds === undefined) return committed;
    const copy = join(folder, "source");
    await cp(committed, copy, { recursive: true });
    await copyDependencyFiles(group.embeds, copy, copy, log);
    return copy;
}

async function copyDependencyFiles(wanted: DependencyFiles, source: string, to: string, log: string): Promise<void> {
    // Downloaded by name first: `go list` knows the folder only of what is there already.
    const goIn = { folder: source, environment: goEnvironment(), log };
    await run("go", ["mod", "download", wanted.module], goIn);
    const answer = await run("go", ["list", "-mod=readonly", "-m", "-f", "{{.Dir}}", wanted.module], goIn);
    for (const file of wanted.files) {
        const copy = join(to, basename(file));
        await copyFile(join(answer.trim(), file), copy);
        // Go's module cache is read-only; the copies are run, and removed with the cache.
        await chmod(copy, 0o755);
    }
}

async function moveBuilt(group: ToolGroup, from: string, to: string): Promise<void> {
    for (const binary of group.binaries) {
        await rename(join(from, group.builtAs?.[binary] ?? binary), join(to, binary));
    }
}
