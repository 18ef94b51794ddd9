import { type Problem } from "../../../provider/src/shared/problems";

type Cluster = Record<string, unknown>;
type Key = string | number;

/** Rounds of taking out: what is refused may hide what else is wrong. */
const ROUNDS = 40;

/**
 * The cluster without what the checks refuse, taken out piece by piece until they pass. So as many inputs as possible
 * get past the checks and meet the API server; and a problem whose path leads nowhere is found out, since nothing can
 * be taken out there. `undefined` when the checks never pass.
 */
export function mended(cluster: Cluster, check: (cluster: Cluster) => readonly Problem[]): Cluster | undefined {
    const copy = structuredClone(cluster);
    for (let round = 0; round < ROUNDS; round++) {
        const [problem] = check(copy);
        if (problem === undefined) return copy;
        takeOut(copy, keysOf(problem.path));
    }
    return undefined;
}

/** `a.b["c d"][0]` as its keys. */
export function keysOf(path: string): Key[] {
    const parts = path.matchAll(/\["(?<quoted>(?:[^"\\]|\\.)*)"\]|\[(?<index>\d+)\]|(?<plain>[^.[\]]+)/g);
    return [...parts].map(({ groups }) => {
        if (groups?.index !== undefined) return Number(groups.index);
        return groups?.quoted?.replaceAll('\\"', '"') ?? groups?.plain ?? "";
    });
}

/** What nothing can do without, and what is given in its place. */
const NEEDED: Readonly<Record<string, unknown>> = { image: "rayproject/ray:2.55.0", cpu: 1, memory: "2Gi" };

function takeOut(cluster: Cluster, keys: readonly Key[]): void {
    const [last, ...before] = [...keys].reverse();
    const holder = before.reduceRight<unknown>(
        (at, key) => (typeof at === "object" && at !== null ? (at as Cluster)[key] : undefined),
        cluster,
    );
    if (last === undefined) return;
    if (keys.length === 1 && last === "image") {
        cluster.image = NEEDED.image;
    } else if (Array.isArray(holder) && typeof last === "number" && last < holder.length) {
        holder.splice(last, 1);
    } else if (typeof holder === "object" && holder !== null && !Array.isArray(holder) && last in holder) {
        Reflect.deleteProperty(holder, last);
    } else if (typeof holder === "object" && holder !== null && (last === "cpu" || last === "memory")) {
        (holder as Cluster)[last] = NEEDED[last];
    } else {
        // Something required is missing: what should have it goes.
        takeOut(cluster, keys.slice(0, -1));
    }
}
