import { findInstanceType } from "../instance-catalog/find";
import { containsUnknown } from "../shared/unknown";
import { hasAccelerators } from "./slow-start";

interface Pool {
    readonly instanceTypes: readonly string[];
    readonly capacity: "onDemand" | "spot";
    readonly minSize: number;
}

/**
 * The pool that a head belongs on when none is named: on demand, since losing the head loses the cluster, and without
 * GPUs, which it would keep from others. Of several, one of the image's architecture before others, one that always has
 * a node before one that need not, then the first by name. `undefined` when there is none, or while one is unknown.
 */
export function chooseHeadPool(pools: Readonly<Record<string, Pool>>, image: string): string | undefined {
    const candidates = Object.entries(pools).filter(([, pool]) => suits(pool));
    const rank = ([name, { minSize, instanceTypes }]: [string, Pool]): [number, number, string] => [
        runs(instanceTypes, image) ? 0 : 1,
        minSize > 0 ? 0 : 1,
        name,
    ];
    return candidates.sort((a, b) => compare(rank(a), rank(b)))[0]?.[0];
}

const suits = (pool: Pool): boolean =>
    !containsUnknown(pool.instanceTypes) && pool.capacity === "onDemand" && !hasAccelerators(pool);

/** Ray's images for Graviton say so in their tag. */
function runs(instanceTypes: readonly string[], image: unknown): boolean {
    const wanted = typeof image === "string" && /-(?:aarch64|arm64)$/.test(image) ? "arm64" : "x86_64";
    return instanceTypes.every((name) => findInstanceType(name)?.architecture === wanted);
}

const compare = (a: readonly (number | string)[], b: readonly (number | string)[]): number => {
    const at = a.findIndex((part, index) => part !== b[index]);
    if (at < 0) return 0;
    return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
};
