import { findInstanceType } from "../instance-catalog/find";
import { below, type Problem } from "../shared/problems";
import { isUnknown } from "../shared/unknown";
import { type NodePoolArgs } from "./args";
import { eachFacts } from "./rules/facts-rules";

/** Legal, but to be known. The inputs have passed the checks. */
export const warningsOfPool = (pool: NodePoolArgs, path: string): Problem[] => factsAreReliedOn(pool, path);

export const warningsOfPools = (pools: Readonly<Record<string, NodePoolArgs>>, path: string): Problem[] =>
    Object.entries(pools).flatMap(([name, pool]) => (isUnknown(pool) ? [] : warningsOfPool(pool, below(path, name))));

function factsAreReliedOn({ instanceFacts }: NodePoolArgs, path: string): Problem[] {
    return eachFacts(instanceFacts, path).map(({ name, at }) => ({
        path: at,
        reason:
            findInstanceType(name) === undefined
                ? `this version of the provider does not know "${name}": AMI, devices and sizes are planned by the facts given here.`
                : `this version of the provider knows "${name}": the facts given here count all the same. Remove them, unless they are meant to differ.`,
    }));
}
