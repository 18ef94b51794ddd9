import { type PoolTypes, typeNamed } from "../instance-catalog/pool-types";
import { containsUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { architectureOf } from "./architecture";
import { hasAccelerators } from "./slow-start";

interface Pool extends PoolTypes {
    readonly capacity: "onDemand" | "spot" | "capacityBlock";
    readonly minSize: number;
}

/**
 * The pool that a head belongs on when none is named: on demand, since losing the head loses the cluster, and without
 * GPUs, which it would keep from others. Of several, one of the image's architecture before others, one that always has
 * a node before one that need not, then the first by name. `undefined` when there is none; unknown while a pool is that
 * may be the one.
 */
export function chooseHeadPool(pools: Readonly<Record<string, Pool>>, image: string): string | Unknown | undefined {
    const candidates = Object.entries(pools).filter(([, pool]) => mayTakeHead(pool));
    if (candidates.some(([, pool]) => isOpen(pool))) return UNKNOWN;
    const rank = ([name, pool]: [string, Pool]): [number, number, string] => [
        runs(pool, image) ? 0 : 1,
        pool.minSize > 0 ? 0 : 1,
        name,
    ];
    return candidates.sort((a, b) => compare(rank(a), rank(b)))[0]?.[0];
}

/** Losing it loses the cluster, or it keeps a GPU from others: a pool that a head does better without. */
const mayTakeHead = (pool: Pool): boolean =>
    pool.capacity !== "spot" && pool.capacity !== "capacityBlock" && !hasAccelerators(pool);

/** Not known well enough; a unit's rules see an empty list of types in place of one that is unknown. */
const isOpen = ({ capacity, instanceTypes, instanceFacts, minSize }: Pool): boolean =>
    containsUnknown([capacity, instanceTypes, instanceFacts, minSize]) || instanceTypes.length === 0;

function runs(pool: PoolTypes, image: unknown): boolean {
    const wanted = typeof image === "string" ? architectureOf(image) : "x86_64";
    return pool.instanceTypes.every((name) => typeNamed(name, pool)?.architecture === wanted);
}

const compare = (a: readonly (number | string)[], b: readonly (number | string)[]): number => {
    const at = a.findIndex((part, index) => part !== b[index]);
    if (at < 0) return 0;
    return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
};
