/**
 * `npm run lint:structure [-- <part of a path>]`: folders of the provider that import each other in a circle, and names
 * that two files export; fails when there are any. With a part of a path, what has to do with it alone.
 */
import { resolve } from "node:path";
import { definedTwice } from "./defined-twice";
import { type FolderCycle, folderCycles, type Way } from "./folder-cycles";
import { sourceFiles } from "./source-file";

const root = resolve(__dirname, "../../provider/src");

function main(part: string): void {
    const files = sourceFiles(root);
    if (!files.some(({ path }) => path.includes(part))) {
        console.log(`no path below provider/src has "${part}"`);
        process.exitCode = 1;
        return;
    }
    const cycles = folderCycles(files.flatMap(({ imports }) => imports)).filter((cycle) => concerns(cycle, part));
    const names = definedTwice(files).filter(([, paths]) => paths.some((path) => path.includes(part)));
    for (const cycle of cycles) console.log(textOf(cycle));
    for (const [name, paths] of names) console.log(`${name} is defined in ${paths.join(", ")}`);
    console.log(`${String(cycles.length)} folder cycles, ${String(names.length)} names defined more than once`);
    process.exitCode = cycles.length + names.length > 0 ? 1 : 0;
}

const concerns = ({ ways }: FolderCycle, part: string): boolean =>
    ways.some(({ imports }) => imports.some(({ from, to }) => from.includes(part) || to.includes(part)));

const textOf = ({ folders, ways }: FolderCycle): string =>
    [`cycle of ${folders.join(", ")}`, ...[...ways].sort(byWeight).map(wayText), ""].join("\n");

const byWeight = (one: Way, other: Way): number => one.imports.length - other.imports.length;

/** The imports themselves only of a way that is likely to be the one to break. */
const FEW = 12;

function wayText({ from, to, imports }: Way): string {
    const ofTypes = imports.filter(({ ofTypes }) => ofTypes).length;
    const each = imports.length <= FEW ? imports.map(({ from, to }) => `\n        ${from} -> ${to}`) : [];
    return `    ${from} -> ${to}: ${String(imports.length)} imports, ${String(ofTypes)} of types alone${each.join("")}`;
}

main(process.argv[2] ?? "");
