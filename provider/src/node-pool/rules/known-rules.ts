import { isUnknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { problemAt, type PoolRule, unless } from "./rule";

type Decider = readonly [path: readonly string[], value: (pool: NodePoolArgs) => unknown];

/** They decide which resources there are, and what they are called. */
const DECIDERS: readonly Decider[] = [
    [["efa"], ({ efa }) => efa],
    [["efa", "enabled"], ({ efa }) => efa?.enabled],
    [["placementGroup"], ({ placementGroup }) => placementGroup],
    [["placementGroup", "strategy"], ({ placementGroup }) => placementGroup?.strategy],
    [["placementGroup", "partitionCount"], ({ placementGroup }) => placementGroup?.partitionCount],
    [["placementGroup", "spreadLevel"], ({ placementGroup }) => placementGroup?.spreadLevel],
    [["capacityReservation"], ({ capacityReservation }) => capacityReservation],
    [["nodePolicyArns"], ({ nodePolicyArns }) => nodePolicyArns],
    [["ssmAccess"], ({ ssmAccess }) => ssmAccess],
    [["zones"], ({ zones }) => zones],
    [["amiFamily"], ({ amiFamily }) => amiFamily],
    [["amiType"], ({ amiType }) => amiType],
    [["nodeGroup"], ({ nodeGroup }) => nodeGroup],
    [["launchTemplate"], ({ launchTemplate }) => launchTemplate],
];

export const decidersAreKnown: PoolRule = (pool, { path }) => [
    ...DECIDERS.flatMap(([keys, value]) => unless(!isUnknown(value(pool)), () => notKnown(path, keys))),
    ...(Array.isArray(pool.zones) ? pool.zones : []).flatMap((zone, at) =>
        unless(!isUnknown(zone), () => notKnown(path, ["zones", at])),
    ),
];

const notKnown = (path: string, keys: readonly (string | number)[]) =>
    problemAt(
        path,
        keys,
        "decides which resources there are and what they are called, and is not known before the update. Give it plainly, or as an output that a preview knows.",
    );
