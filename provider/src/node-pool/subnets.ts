import { getSubnet } from "@pulumi/aws/ec2/getSubnet";
import { type InvokeOptions } from "@pulumi/pulumi";
import { type Breach } from "../shared/breach";
import { below } from "../shared/problems";
import { containsUnknown, isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { type NodePoolArgs } from "./args/node-pool";
import { type PoolContext } from "./facts/pool-context";

interface Subnet {
    readonly id: string;
    readonly zone: string;
    readonly isPrivate: boolean;
}

interface Choice {
    readonly subnetIds: readonly string[] | Unknown;
    readonly problems: readonly Breach[];
}

type Site = Pick<NodePoolArgs, "subnetIds" | "zones">;

/**
 * The subnets of a pool: its own, else the cluster's, of which the private ones when the cluster's were looked up; of
 * these, those in its zones.
 */
export async function chooseSubnets(
    { subnetIds, zones }: Site,
    cluster: Pick<PoolContext, "clusterSubnetIds" | "subnetsAreLookedUp">,
    path: string,
    find: FindSubnet,
): Promise<Choice> {
    const candidates = subnetIds ?? cluster.clusterSubnetIds;
    if (isUnknown(candidates) || containsUnknown([candidates, zones])) return { subnetIds: UNKNOWN, problems: [] };
    const subnets = await Promise.all(candidates.map(find));
    const inZones = subnets.filter(({ zone }) => zones === undefined || zones.includes(zone));
    if (inZones.length === 0 && zones !== undefined) return { subnetIds: [], problems: [noneIn(zones, subnets, path)] };
    const areOurs = subnetIds === undefined && cluster.subnetsAreLookedUp;
    const chosen =
        areOurs && inZones.some(({ isPrivate }) => isPrivate) ? inZones.filter(({ isPrivate }) => isPrivate) : inZones;
    return { subnetIds: chosen.map(({ id }) => id), problems: [] };
}

export type FindSubnet = (id: string) => Promise<Subnet>;

/** Asks AWS about each subnet once, however many pools of the unit may stand in it. */
export function subnetFinder(opts: InvokeOptions): FindSubnet {
    const asked = new Map<string, Promise<Subnet>>();
    return (id) => {
        const found = asked.get(id) ?? describe(id, opts);
        asked.set(id, found);
        return found;
    };
}

/** A subnet that gives its machines no public addresses counts as private: route tables would need more rights to read. */
async function describe(id: string, opts: InvokeOptions): Promise<Subnet> {
    const { availabilityZone: zone, mapPublicIpOnLaunch } = await getSubnet({ id }, opts);
    return { id, zone, isPrivate: !mapPublicIpOnLaunch };
}

function noneIn(zones: readonly string[], subnets: readonly Subnet[], path: string): Breach {
    const there = [...new Set(subnets.map(({ zone }) => zone))].sort().join(", ");
    const reason = `no subnet of the pool is in ${zones.join(" or ")}: they are in ${there}. Name one of these zones, or give subnetIds there.`;
    return { path: below(path, "zones"), reason, rule: "R-SUBNET-ZONE" };
}
