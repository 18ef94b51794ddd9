import { shapeProblems } from "../shared/validation";
import { below, type Problem } from "../shared/problems";
import { nodePoolArgs, type NodePoolArgs } from "./args";
import { systemRunsOnIt } from "./ami-rules";
import { factsAgree, factsAreOfThePool } from "./facts-rules";
import { acceleratorsAreWhole, acceleratorsAgree, architecturesAgree, typesAreKnown } from "./instance-rules";
import { labelsAreAccepted, tagsAreAccepted, taintsAreAccepted } from "./metadata-rules";
import { nameIsUsable, namesDiffer } from "./name-rules";
import { type Rule } from "./rule";
import { desiredSizeIsBetween, sizesAreOrdered, subnetsAreSubnets } from "./size-rules";

const RULES: readonly Rule[] = [
    nameIsUsable,
    typesAreKnown,
    systemRunsOnIt,
    factsAreOfThePool,
    factsAgree,
    architecturesAgree,
    acceleratorsAreWhole,
    acceleratorsAgree,
    sizesAreOrdered,
    desiredSizeIsBetween,
    subnetsAreSubnets,
    labelsAreAccepted,
    taintsAreAccepted,
    tagsAreAccepted,
];

/** Everything wrong with one pool whose shape is right. Leaves may be `UNKNOWN`: rules that need them stay silent. */
export const checkNodePool = (pool: NodePoolArgs, at: { name: string; path: string }): Problem[] =>
    RULES.flatMap((rule) => rule(pool, at));

/** Everything wrong with the pools of a unit, shapes included: a pool of the wrong shape is not judged any further. */
export function checkNodePools(pools: Readonly<Record<string, NodePoolArgs>>, path: string): Problem[] {
    const names = Object.keys(pools);
    if (names.length === 0) {
        return [{ path, reason: "a map of node pools has at least one, got none. Add a pool, or leave it out." }];
    }
    const each = Object.entries(pools).flatMap(([name, pool]) => {
        const at = below(path, name);
        const shape = shapeProblems(nodePoolArgs, pool, at);
        return shape.length > 0
            ? [...nameIsUsable(pool, { name, path: at }), ...shape]
            : checkNodePool(pool, { name, path: at });
    });
    return [...namesDiffer(names, path), ...each];
}
