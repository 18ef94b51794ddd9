import { join } from "node:path";
import { cachedFolder, isCached } from "./cached-folder";
import { cacheRoot } from "./cache-root";
import { type BinaryName, CATALOG, type ToolGroup } from "./catalog";
import { startLog } from "./command";
import { requireGo } from "./go-toolchain";
import { buildGroup, groupFolder } from "./group-build";
import { programOnPath } from "./path-program";
import { type Report, reportToTerminal, type Step, waitLine, withProgress } from "./progress";
import { REAL_NODE_CATALOG, type RealNodeTool } from "./real-node-catalog";

/** Two builds at a time: one downloads or links, on one core, while the other compiles. */
const LANES = 2;

/**
 * Absolute paths of these programs, after building those that are neither in the cache nor, in exactly our
 * version, on PATH. Building everything takes about ten minutes, once. Throws when Go is missing or a build
 * fails, with the last lines of what Go said.
 */
export async function ensureTool<Name extends BinaryName | RealNodeTool>(
    names: readonly Name[],
    report: Report = reportToTerminal,
): Promise<Record<Name, string>> {
    const go = await requireGo();
    const located = await Promise.all(
        groupsOf(names).map(async (group) => locate(group, names, await groupFolder(group, go))),
    );
    await buildAll(
        located.filter((tools) => !tools.present),
        report,
    );
    return Object.assign({}, ...located.map((tools) => tools.paths)) as Record<Name, string>;
}

interface LocatedTools {
    readonly group: ToolGroup;
    readonly folder: string;
    /** False when the folder must be filled before the paths lead anywhere. */
    readonly present: boolean;
    readonly paths: Readonly<Record<string, string>>;
}

function groupsOf(names: readonly string[]): readonly ToolGroup[] {
    const groups: readonly ToolGroup[] = [...CATALOG, ...REAL_NODE_CATALOG];
    return groups.filter((group) => names.some((name) => group.binaries.includes(name)));
}

async function locate(group: ToolGroup, names: readonly string[], folder: string): Promise<LocatedTools> {
    const wanted = group.binaries.filter((binary) => names.includes(binary));
    const cached = { group, folder, paths: Object.fromEntries(wanted.map((name) => [name, join(folder, name)])) };
    if (await isCached(folder)) return { ...cached, present: true };
    const found = await pathsOnPath(group, wanted);
    // One that is missing makes the group be built, and building one builds all: then all come from there.
    return found === undefined ? { ...cached, present: false } : { group, folder, paths: found, present: true };
}

async function pathsOnPath(group: ToolGroup, names: readonly string[]): Promise<Record<string, string> | undefined> {
    const paths: Record<string, string> = {};
    for (const name of names) {
        const query = group.onPath?.[name];
        const path = query === undefined ? undefined : await programOnPath(name, query);
        if (path === undefined) return undefined;
        paths[name] = path;
    }
    return paths;
}

async function buildAll(missing: readonly LocatedTools[], report: Report): Promise<void> {
    const queue = [...missing];
    const lane = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            const step = buildStep(next.group, missing.length - queue.length, missing.length);
            await buildOne(next, step, report).catch((error: unknown) => {
                queue.length = 0;
                throw error;
            });
        }
    };
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const result of lanes) if (result.status === "rejected") throw result.reason;
}

function buildStep(group: ToolGroup, position: number, total: number): Step {
    const activity = `building ${group.binaries.join(", ")}`;
    return { position, total, name: group.name, activity, usualSeconds: group.usualSeconds };
}

function buildOne({ group, folder }: LocatedTools, step: Step, report: Report): Promise<string> {
    const log = join(cacheRoot(), "logs", `${group.name}.log`);
    return withProgress(step, report, () =>
        cachedFolder(folder, {
            onWait: () => {
                report(waitLine(step));
            },
            fill: async (empty) => {
                await startLog(log);
                await buildGroup(group, empty, log);
            },
        }),
    );
}
