import { findInstanceType } from "../instance-catalog/find";
import { unaccepted } from "../shared/accept";
import { type Breach, breachesOf } from "../shared/breach";
import { below } from "../shared/problems";
import { isUnknown } from "../shared/unknown";
import { type NodePoolArgs } from "./args/node-pool";
import { withNodeGroupOverrides } from "./facts/overrides";
import { eachFacts } from "./rules/facts-rules";
import { taintsAreThePools } from "./rules/user-data-rules";

/** Legal, but to be known, and not accepted. The inputs have passed the checks. */
export const warningsOfPool = (pool: NodePoolArgs, path: string): Breach[] =>
    unaccepted(
        [
            ...factsAreReliedOn(pool, path),
            ...breachesOf("R-SETTINGS-TAINTS", taintsAreThePools(withNodeGroupOverrides(pool), path)),
        ],
        pool.accept,
    );

export const warningsOfPools = (pools: Readonly<Record<string, NodePoolArgs>>, path: string): Breach[] =>
    Object.entries(pools).flatMap(([name, pool]) => (isUnknown(pool) ? [] : warningsOfPool(pool, below(path, name))));

const factsAreReliedOn = ({ instanceFacts }: NodePoolArgs, path: string): Breach[] =>
    eachFacts(instanceFacts, path).map(({ name, at }) =>
        findInstanceType(name) === undefined
            ? {
                  rule: "R-FACTS-USED",
                  path: at,
                  reason: `this version of the provider does not know "${name}": AMI, devices and sizes are planned by the facts given here.`,
              }
            : {
                  rule: "R-FACTS-KNOWN",
                  path: at,
                  reason: `this version of the provider knows "${name}": the facts given here count all the same. Remove them, unless they are meant to differ.`,
              },
    );
