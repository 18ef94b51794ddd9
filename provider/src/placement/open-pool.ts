import { UNKNOWN } from "../shared/unknown";
import { type PoolPlacement } from "./args/pool-placement";

const OPEN = {
    instanceTypes: UNKNOWN as never,
    capacity: UNKNOWN as never,
    minSize: UNKNOWN as never,
    maxSize: UNKNOWN as never,
};

/** A pool that something is wrong with: it is there, and no more is concluded from it. */
export const asOpen = (pool: Pick<PoolPlacement, "nodeSelector" | "taints">): PoolPlacement => ({ ...pool, ...OPEN });

/** One that is unknown altogether, as when another stack is still to make it. */
export const UNKNOWN_POOL = asOpen({ nodeSelector: {}, taints: [] });
