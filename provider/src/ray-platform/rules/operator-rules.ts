import { takesAnyPod } from "../../placement/node-budget";
import { type Breach, breachesOf } from "../../shared/breach";
import { isUnknown } from "../../shared/unknown";
import { type RayPlatformArgs } from "../args/args";
import { type Placements } from "../facts/placements";

/**
 * Warnings: the operator tolerates no taint and must run before the first Ray pod asks for a node. Whether the EKS
 * cluster has nodes beside the unit's own, nobody can know before the update, so this refuses nothing.
 */
export function operatorMayWait({ nodePools }: RayPlatformArgs, placed: Placements): Breach[] {
    if (nodePools === undefined || isUnknown(nodePools)) return [];
    const pools = Object.entries(placed);
    const canHold = pools.some(([, pool]) => takesAnyPod(pool) && (isUnknown(pool.minSize) || pool.minSize >= 1));
    if (canHold) return [];
    const seen = pools.map(
        ([name, pool]) => `${name} (minSize ${pool.minSize}${pool.taints.length > 0 ? ", tainted" : ""})`,
    );
    const reason = `no pool of the unit can hold the operator, which needs a node without taints from the start; got ${seen.join(", ")}. Unless the EKS cluster has other nodes for it, set minSize to 1 on a pool without GPUs and taints, or add one.`;
    return breachesOf("R-OPERATOR-ROOM", [{ path: "nodePools", reason }]);
}
