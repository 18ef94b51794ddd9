import { type Breach, breachesOf } from "../shared/breach";
import { STACK_KEY, stackTag } from "./facts/identity";
import { isOfPool, type LiveNodeGroups } from "./facts/live-node-group";
import { type PoolContext } from "./facts/pool-context";

type Pool = Pick<PoolContext, "project" | "stack" | "unit" | "pool">;

/**
 * Node groups of other stacks whose nodes have the labels that Ray pods of this pool select by: pods would run on them,
 * and the previews and the destroy of neither stack know of it. No error: a stack that has been renamed, or has handed
 * its unit to another one, finds its own groups under the former name until the update has replaced them. A group
 * without the tag is one that an update has yet to tag, so nothing can be said of it.
 */
export const namesakeWarnings = (live: LiveNodeGroups, pool: Pool, path: string): Breach[] =>
    [...live].flatMap(([name, group]) => {
        const stack = group.tags[STACK_KEY];
        if (stack === undefined || stack === stackTag(pool) || !isOfPool(pool, group)) return [];
        const reason = `the node group "${name}" of the stack ${stack} has the labels of this pool (unit "${pool.unit}", pool "${pool.pool}"): pods of either stack run on nodes of the other, and the previews of neither tell. Rename the pool or the unit, unless ${stack} is the former name of this stack.`;
        return breachesOf("R-UNIT-TWICE", [{ path, reason }]);
    });
