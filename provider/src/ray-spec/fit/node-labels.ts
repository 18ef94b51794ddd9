import { typesOf } from "../../instance-catalog/pool-types";
import { below, type Problem } from "../../shared/problems";
import { isUnknown } from "../../shared/unknown";
import { type FitGroup, poolIn } from "./group";
import { type PoolPlacement } from "../../placement/args/pool-placement";

const CAPACITY = { onDemand: "ON_DEMAND", spot: "SPOT", capacityBlock: "CAPACITY_BLOCK" } as const;

/** What the kubelet and EKS say of a node by what it is: the values that nodes of the pool may have, label by label. */
function labelsOfNodes(pool: PoolPlacement): ReadonlyMap<string, readonly string[]> {
    const types = typesOf(pool);
    const areKnown = types.length === pool.instanceTypes.length;
    const architectures = types.map(({ architecture }) => (architecture === "arm64" ? "arm64" : "amd64"));
    return new Map([
        ["kubernetes.io/os", ["linux"]],
        ["node.kubernetes.io/instance-type", pool.instanceTypes],
        ...(isUnknown(pool.capacity) ? [] : [["eks.amazonaws.com/capacityType", [CAPACITY[pool.capacity]]] as const]),
        ...(areKnown ? [["kubernetes.io/arch", [...new Set<string>(architectures)]] as const] : []),
    ]);
}

/**
 * A selector that no node of its pool can have. Whoever takes the pool's own labels out of the selector wants the pods
 * elsewhere, which is no business of this pool.
 */
export function selectorIsOfPool(group: FitGroup): Problem[] {
    const { nodeSelector, given, path } = group;
    const pool = poolIn(group);
    if (pool === undefined || Object.entries(pool.nodeSelector).some(([key, value]) => nodeSelector[key] !== value))
        return [];
    const labels = labelsOfNodes(pool);
    return Object.entries(nodeSelector).flatMap(([key, wanted]) => {
        const there = labels.get(key);
        if (there === undefined || typeof wanted !== "string" || there.includes(wanted)) return [];
        const isInput = given.nodeSelector?.[key] === wanted;
        const reason = `${isInput ? "asks" : `selects ${key}: it asks`} for "${wanted}", and nodes of pool "${given.pool ?? ""}" have "${there.join('" or "')}". Leave it out, or name another pool.`;
        return [{ path: isInput ? below(below(path, "nodeSelector"), key) : below(path, "podTemplate"), reason }];
    });
}
