import { type Previewed } from "../previewed";

/** Groups that a preview says lose pods, as `cluster/group`. */
export type Said = ReadonlySet<string>;

/** Reads the warnings as a user does: of the unit by `cluster/group`, of a RayCluster by the name of the group. */
export function saidOf(preview: (name: string) => Previewed, unit: string, clusters: readonly string[]): Said {
    const ofUnit = preview(unit).warnings.flatMap(groupsInUnit);
    const ofClusters = clusters.flatMap((cluster) =>
        preview(`${unit}-${cluster}`)
            .warnings.flatMap(groupsInCluster)
            .map((group) => `${cluster}/${group}`),
    );
    return new Set([...ofUnit, ...ofClusters]);
}

/** `the pods of train/head (1), train/gpu (0 to 32) ...`, `the pods of ...` */
const groupsInUnit = (warning: string): string[] =>
    [...warning.matchAll(/([a-z][\w-]*\/[a-z][\w-]*) \(\d+(?: to \d+)?\)/g)].map(([, group = ""]) => group);

/** Sentences that name one group, and those that list pods as `the head, a: 2, b: 1 to 8`. */
function groupsInCluster(warning: string): string[] {
    if (warning.includes("reaches new pods only")) return [];
    const listed = /the head(?!')(?:, [\w-]+: \d+(?: to \d+)?)*/.exec(warning)?.[0] ?? "";
    const all = listed.split(", ").filter((part) => part !== "");
    const one = /restarts the pods of group ([\w-]+) \(/.exec(warning)?.[1];
    const evicted = /evicts running pods at once \(([^)]*)\)/.exec(warning)?.[1]?.split(", ") ?? [];
    const less = /^workers\.([\w-]+)(?:\.\w+)*(?:, \S+)*: (?:.*removes \d+ of|is removed|becomes|at most)/.exec(
        warning,
    )?.[1];
    const names = [...all, ...evicted].map((part) => (part === "the head" ? "head" : (part.split(":")[0] ?? "")));
    return [...new Set([...names, ...[one, less].filter((name) => name !== undefined)])];
}
