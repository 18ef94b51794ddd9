import { isUnknown } from "../../shared/unknown";
import { below, type Problem } from "../../shared/problems";
import { type NodePoolArgs } from "../args/node-pool";

export interface PoolRuleContext {
    /** Name of the pool. */
    readonly name: string;
    /** Where the pool is: `nodePools.gpu`, or empty for the component on its own. */
    readonly path: string;
}

export type PoolRule = (pool: NodePoolArgs, at: PoolRuleContext) => Problem[];

/** A leaf that a rule can judge; `undefined` while it is unknown. */
export const known = <T>(value: T): T | undefined => (isUnknown(value) ? undefined : value);

/** A problem at `path`, below it by these keys. */
export const problemAt = (path: string, keys: readonly (string | number)[], reason: string): Problem => ({
    path: keys.reduce<string>(below, path),
    reason,
});

/** One problem, or none. */
export const unless = (isFine: boolean, problem: () => Problem): Problem[] => (isFine ? [] : [problem()]);
