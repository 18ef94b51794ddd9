import { type NodePoolArgs } from "../args/node-pool";
import { physicalName } from "../facts/group-name";
import { type Tags } from "../facts/tags";
import { usesEfa } from "./network";

/** A placement group that is made for the pool. */
export interface PlacementGroupPlan {
    readonly name: string;
    readonly strategy: "cluster" | "partition" | "spread";
    readonly partitionCount?: number;
    readonly spreadLevel?: string;
    readonly tags: Tags;
}

type Placed = Pick<NodePoolArgs, "placementGroup" | "efa" | "capacityReservation" | "capacity">;

/**
 * The strategy of the nodes' placement group, be it ours or not; `none` for no group. A named reservation has its place
 * already: instances for it cannot be asked to stand in another group.
 */
export function placementStrategy(pool: Placed): "cluster" | "partition" | "spread" | "none" | "given" {
    const { placementGroup, capacityReservation } = pool;
    if (placementGroup?.name !== undefined) return "given";
    if (placementGroup !== undefined) return placementGroup.strategy ?? "cluster";
    const isReserved = capacityReservation?.id !== undefined || capacityReservation?.resourceGroupArn !== undefined;
    return usesEfa(pool) && !isReserved ? "cluster" : "none";
}

/** Its name tells what cannot be changed in it, so that a new one can be there before the old one goes. */
export function planPlacementGroup(
    pool: Placed,
    at: { readonly unit: string; readonly pool: string; readonly identity: object; readonly tags: Tags },
): PlacementGroupPlan | undefined {
    const strategy = placementStrategy(pool);
    if (strategy === "none" || strategy === "given") return undefined;
    const { partitionCount, spreadLevel } = pool.placementGroup ?? {};
    const kind = {
        strategy,
        ...(partitionCount !== undefined && { partitionCount }),
        ...(spreadLevel !== undefined && { spreadLevel }),
    };
    return { name: physicalName(at.unit, at.pool, { ...at.identity, ...kind }), ...kind, tags: at.tags };
}
