import { typesOf } from "../instance-catalog/pool-types";
import { type NodePoolArgs, type PoolPlacement } from "../node-pool/args";
import { taintsOf } from "../node-pool/node-metadata";
import { planImage } from "../node-pool/plan/image";
import { planNodeChoices } from "../node-pool/plan/node-choices";
import { poolPlacement } from "../node-pool/pool-placement";
import { isObject } from "../shared/known-object";
import { containsUnknown } from "../shared/unknown";
import { type RayPlatformArgs } from "./args";
import { withReserved } from "./reserved";

/** The pools as their pods see them; complete enough for rules, whatever else is still unknown. */
export const placements = (args: RayPlatformArgs, unit: string): Record<string, PoolPlacement> =>
    Object.fromEntries(
        Object.entries(isObject(args.nodePools) ? args.nodePools : {})
            .filter(([, pool]) => isObject(pool))
            .map(([name, given]) => [name, withReserved(args, placementOf(unit, name, given))]),
    );

function placementOf(unit: string, name: string, given: NodePoolArgs): PoolPlacement {
    const pool = { ...given, instanceTypes: Array.isArray(given.instanceTypes) ? given.instanceTypes : [] };
    const types = containsUnknown(pool.instanceTypes) ? [] : typesOf(pool);
    return poolPlacement({ unit, name }, pool, {
        taints: taintsOf(types, Array.isArray(pool.taints) ? pool.taints : []),
        choices: planNodeChoices(pool, types, planImage(pool, types).family),
    });
}
