import { type Problem } from "../../shared/problems";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { usesEfa } from "../plan/network";
import { placementStrategy } from "../plan/placement-group";
import { knownTypes } from "./instance-rules";
import { known, problemAt, type PoolRule, unless } from "./rule";

/** Local Zones too: `us-west-2-lax-1a`. */
const ZONE = /^[a-z]{2,}(-[a-z0-9]+)+-\d+[a-z]$/;

export const zonesAreZones: PoolRule = ({ zones }, { path }) =>
    (known(zones) ?? []).flatMap((zone, at, all) => {
        const name = known(zone);
        if (name === undefined) return [];
        const twice = `"${name}" is listed twice. Remove one of them.`;
        const reason = `is the name of an Availability Zone such as us-west-2a, got "${name}". Give the name, not the region or id.`;
        return [
            ...unless(ZONE.test(name), () => problemAt(path, ["zones", at], reason)),
            ...unless(all.indexOf(zone) === at, () => problemAt(path, ["zones", at], twice)),
        ];
    });

const GROUPS = "securityGroupIds";

export const securityGroupsAreGroups: PoolRule = ({ securityGroupIds, efa }, { path }) => {
    const own = known(known(efa)?.securityGroupId);
    return [
        ...(known(securityGroupIds) ?? []).flatMap((id, at, all) => {
            const text = known(id);
            const twice = `"${text ?? ""}" is listed twice. Remove one of them.`;
            return [
                ...groupProblem(text, path, [GROUPS, at]),
                ...unless(text === undefined || all.indexOf(id) === at, () => problemAt(path, [GROUPS, at], twice)),
            ];
        }),
        ...groupProblem(own, path, ["efa", "securityGroupId"]),
    ];
};

function groupProblem(id: string | undefined, path: string, keys: readonly (string | number)[]): Problem[] {
    const reason = `is the id of a security group, "sg-" and hexadecimal digits, got "${id ?? ""}". Give the id, not the name.`;
    return unless(id === undefined || /^sg-[0-9a-f]+$/.test(id), () => problemAt(path, keys, reason));
}

/** Whether the pool has EFA for sure. */
const hasEfa = (pool: NodePoolArgs): boolean => usesEfa(pool) && !isUnknown(pool.efa) && !isUnknown(pool.efa?.enabled);

export const efaIsThere: PoolRule = (pool, { path }) => {
    if (!hasEfa(pool)) return [];
    return knownTypes(pool).flatMap(([type, at]) => {
        const reason = `"${type.name}" takes no Elastic Fabric Adapter. Pick a type that does, e.g. ${type.gpu === undefined ? "c7i.48xlarge" : "p5.48xlarge"}, or remove efa.`;
        return unless(type.efaInterfaces > 0, () => problemAt(path, ["instanceTypes", at], reason));
    });
};

/** One launch template serves all types of a pool. */
export const efaAgrees: PoolRule = (pool, { path }) => {
    if (!hasEfa(pool)) return [];
    const types = knownTypes(pool).filter(([type]) => type.efaInterfaces > 0);
    const [first] = types;
    if (first === undefined) return [];
    const cards = (type: (typeof first)[0]): string => type.efaCards.slice(0, type.efaInterfaces).join();
    return types.flatMap(([type, at]) => {
        const reason = `all instance types of a pool with efa have the same adapters: "${first[0].name}" has ${first[0].efaInterfaces}, "${type.name}" has ${type.efaInterfaces}. Make a pool of its own for it.`;
        return unless(cards(type) === cards(first[0]), () => problemAt(path, ["instanceTypes", at], reason));
    });
};

export const efaInterfacesFit: PoolRule = (pool, { path }) => {
    const asked = known(known(pool.efa)?.interfaces);
    const [first] = knownTypes(pool);
    if (!hasEfa(pool) || asked === undefined || first === undefined) return [];
    const [{ name, efaInterfaces }] = first;
    const reason = `"${name}" takes at most ${efaInterfaces} adapters, got ${asked}. Lower it, or leave it out for all.`;
    return unless(efaInterfaces === 0 || asked <= efaInterfaces, () => problemAt(path, ["efa", "interfaces"], reason));
};

/** Why a pool stands in one zone; `undefined` when it need not. */
function oneZoneFor(pool: NodePoolArgs): string | undefined {
    if (pool.capacity === "capacityBlock")
        return "a Capacity Block is in one zone, and EKS asks for subnets of no other";
    if (hasEfa(pool)) return "EFA traffic stays in one zone";
    // Of EFA that may be there nothing follows, nor of a group that may be any.
    const isOpen = isUnknown(pool.placementGroup) || (pool.placementGroup === undefined && usesEfa(pool));
    return !isOpen && placementStrategy(pool) === "cluster" ? "a cluster placement group is in one zone" : undefined;
}

export const zoneIsOne: PoolRule = (pool, { path }) => {
    const why = oneZoneFor(pool);
    if (why === undefined) return [];
    const { zones, subnetIds } = pool;
    const counts = [known(zones)?.length, known(subnetIds)?.length];
    if (containsUnknown(zones) || isUnknown(subnetIds) || counts.includes(1)) return [];
    const seen = zones?.join(", ") ?? (subnetIds === undefined ? "none" : `none and ${subnetIds.length} subnets`);
    return [problemAt(path, ["zones"], `${why}: one is needed, got ${seen}. Give a single one, e.g. us-west-2a.`)];
};

export const placementGroupIsOne: PoolRule = ({ placementGroup }, { path }) => {
    const { name, strategy, partitionCount, spreadLevel } = known(placementGroup) ?? {};
    const made = { strategy, partitionCount, spreadLevel };
    const AT = "placementGroup";
    const isOpen = name !== undefined || isUnknown(strategy);
    return [
        ...(name === undefined ? [] : Object.entries(made)).flatMap(([key, value]) =>
            unless(value === undefined, () =>
                problemAt(
                    path,
                    [AT, key],
                    "is for a group that is made, and name gives one that exists. Remove one of the two.",
                ),
            ),
        ),
        ...unless(isOpen || partitionCount === undefined || strategy === "partition", () =>
            problemAt(path, [AT, "partitionCount"], "is for the strategy partition. Set strategy to it, or remove it."),
        ),
        ...unless(isOpen || spreadLevel === undefined || strategy === "spread", () =>
            problemAt(path, [AT, "spreadLevel"], "is for the strategy spread. Set strategy to it, or remove it."),
        ),
    ];
};

/** EC2: seven instances in a zone for each rack. */
const SPREAD_PER_ZONE = 7;

export const spreadIsSmall: PoolRule = (pool, { path }) => {
    const group = known(pool.placementGroup);
    const max = known(pool.maxSize);
    if (group?.strategy !== "spread" || max === undefined) return [];
    if (group.spreadLevel === "host" || isUnknown(group.spreadLevel)) return [];
    const zones = known(pool.zones)?.length ?? known(pool.subnetIds)?.length;
    if (zones === undefined) return [];
    const most = zones * SPREAD_PER_ZONE;
    const reason = `is at most ${most} with a spread placement group in ${zones} ${zones === 1 ? "zone" : "zones"} (${SPREAD_PER_ZONE} each), got ${max}. Lower it, or use the strategy partition.`;
    return unless(max <= most, () => problemAt(path, ["maxSize"], reason));
};
