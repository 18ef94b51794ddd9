import { alg, Graph } from "@dagrejs/graphlib";
import { posix } from "node:path";
import type { Import } from "./source-file";

/** Folders of one parent that need each other. The files right in the parent are a folder among them: `parent/*`. */
export interface FolderCycle {
    folders: readonly string[];
    ways: readonly Way[];
}

/** All imports of one folder by another. */
export interface Way {
    from: string;
    to: string;
    imports: readonly Import[];
}

/**
 * Each import is an arrow between two neighbours: the folders, right below the innermost folder that has both files,
 * in which they lie. Where no neighbours make a circle, no folders do, however deep.
 */
export function folderCycles(imports: readonly Import[]): FolderCycle[] {
    const ways = waysOf(imports);
    const graph = new Graph();
    for (const { from, to } of ways) graph.setEdge(from, to);
    return alg
        .tarjan(graph)
        .filter((folders) => folders.length > 1)
        .map((folders) => ({ folders: folders.sort(), ways: ways.filter(isWithin(folders)) }))
        .sort((one, other) => one.folders.join().localeCompare(other.folders.join()));
}

function waysOf(imports: readonly Import[]): Way[] {
    const ways = new Map<string, Way & { imports: Import[] }>();
    for (const each of imports) {
        const [from, to] = neighbours(each.from, each.to);
        if (from === to) continue;
        const way = ways.get(`${from} ${to}`) ?? { from, to, imports: [] };
        way.imports.push(each);
        ways.set(`${from} ${to}`, way);
    }
    return [...ways.values()];
}

const isWithin =
    (folders: readonly string[]) =>
    ({ from, to }: Way): boolean =>
        folders.includes(from) && folders.includes(to);

function neighbours(one: string, other: string): [string, string] {
    const [ones, others] = [foldersOf(one), foldersOf(other)];
    const shared = ones.findIndex((folder, depth) => folder !== others[depth]);
    const depth = shared === -1 ? ones.length : shared;
    return [below(ones, depth), below(others, depth)];
}

const foldersOf = (path: string): string[] => posix.dirname(path).split("/");
const below = (folders: readonly string[], depth: number): string =>
    [...folders.slice(0, depth), folders[depth] ?? "*"].join("/");
