import { type NodeChoices } from "../../instance-catalog/node-choices";
import { parseCpuMillis, parseMemoryMiB } from "../../shared/quantity";
import { containsUnknown, isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { type ReservedForOthers } from "../args/reserved";
import { nodeSelectorOf } from "../facts/node-metadata";
import { type PoolPlacement } from "../../placement/args/pool-placement";
import { type TaintArgs } from "../../placement/args/taint";
import { DEFAULT_MIN_SIZE } from "../args/sizes";

export interface PlacementSite {
    readonly unit: string;
    readonly name: string;
    /** Where pools are that name no subnets, if that was said; AWS may add some to those that are looked up. */
    readonly subnetIds: readonly string[] | Unknown | undefined;
}

/** A pool as its pods see it, whether or not its node group has been planned. */
export const placementOfPool = (
    { unit, name, subnetIds }: PlacementSite,
    pool: NodePoolArgs,
    nodes: { readonly taints: readonly TaintArgs[] | Unknown; readonly choices: Partial<NodeChoices> },
): PoolPlacement => ({
    nodeSelector: nodeSelectorOf(unit, name),
    taints: nodes.taints as TaintArgs[],
    instanceTypes: pool.instanceTypes,
    ...(pool.instanceFacts && { instanceFacts: pool.instanceFacts }),
    ...(Object.keys(nodes.choices).length > 0 && { node: nodes.choices }),
    capacity: pool.capacity ?? "onDemand",
    minSize: pool.minSize ?? DEFAULT_MIN_SIZE,
    maxSize: pool.maxSize,
    ...singleZoneOf([pool.zones, pool.subnetIds ?? subnetIds]),
    ...(pool.reserved && { reserved: reservedOf(pool.reserved) }),
});

/** A part that is unknown leaves all of it unknown. */
function reservedOf(reserved: ReservedForOthers): PoolPlacement["reserved"] {
    if (containsUnknown(reserved)) return UNKNOWN as never;
    const { cpu = 0, memory = "0", pods } = reserved;
    return {
        cpuMillis: parseCpuMillis(cpu) ?? 0,
        memoryMiB: parseMemoryMiB(memory) ?? 0,
        ...(pods !== undefined && { pods }),
    };
}

/** One zone, or one subnet, which is in one. */
function singleZoneOf(places: readonly (readonly string[] | Unknown | undefined)[]): Pick<PoolPlacement, "singleZone"> {
    if (places.some((place) => Array.isArray(place) && place.length === 1)) return { singleZone: true };
    return places.some(isUnknown) ? { singleZone: UNKNOWN as never } : {};
}
