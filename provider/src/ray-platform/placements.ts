import { typesOf } from "../instance-catalog/pool-types";
import { type NodePoolArgs, type PoolPlacement } from "../node-pool/args";
import { selectorOf, taintsOf } from "../node-pool/node-metadata";
import { isObject } from "../shared/known-object";
import { containsUnknown } from "../shared/unknown";
import { type RayPlatformArgs } from "./args";
import { reservedOn } from "./reserved";

/** The pools as their pods see them; complete enough for rules, whatever else is still unknown. */
export const placements = (args: RayPlatformArgs, unit: string): Record<string, PoolPlacement> =>
    Object.fromEntries(
        Object.entries(isObject(args.nodePools) ? args.nodePools : {})
            .filter(([, pool]) => isObject(pool))
            .map(([name, given]) => {
                const pool = placementOf(unit, name, given);
                const reserved = reservedOn(args, name, pool);
                return [name, { ...pool, ...(reserved && { reserved }) }];
            }),
    );

function placementOf(unit: string, name: string, pool: NodePoolArgs): PoolPlacement {
    const instanceTypes = Array.isArray(pool.instanceTypes) ? pool.instanceTypes : [];
    const { instanceFacts } = pool;
    const known = containsUnknown(instanceTypes) ? [] : typesOf({ instanceTypes, instanceFacts });
    return {
        nodeSelector: selectorOf(unit, name),
        taints: taintsOf(known, Array.isArray(pool.taints) ? pool.taints : []),
        instanceTypes,
        ...(instanceFacts && { instanceFacts }),
        capacity: pool.capacity ?? "onDemand",
        minSize: pool.minSize ?? 0,
        maxSize: pool.maxSize,
    };
}
