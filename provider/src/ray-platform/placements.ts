import { typesOf } from "../instance-catalog/pool-types";
import { type NodePoolArgs, type PoolPlacement } from "../node-pool/args";
import { selectorOf, taintsOf } from "../node-pool/node-metadata";
import { containsUnknown, isUnknown } from "../shared/unknown";
import { type RayPlatformArgs } from "./args";

/** The pools as their pods see them; complete enough for rules, whatever else is still unknown. */
export const placements = ({ nodePools }: RayPlatformArgs, unit: string): Record<string, PoolPlacement> =>
    Object.fromEntries(
        Object.entries(isObject(nodePools) ? nodePools : {})
            .filter(([, pool]) => isObject(pool))
            .map(([name, pool]) => [name, placementOf(unit, name, pool)]),
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

/** Inputs from YAML may be of any shape, and the rules run before anybody can rely on theirs. */
export const isObject = (value: unknown): value is object =>
    typeof value === "object" && value !== null && !Array.isArray(value) && !isUnknown(value);
