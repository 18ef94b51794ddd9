import { type Problem } from "../../shared/problems";
import { amiFamilyOf } from "./pool-family";
import { known, problemAt, type PoolRule, unless } from "./rule";

type Pair = readonly [owner: "updateConfig" | "nodeRepairConfig", count: string, percentage: string];

/** EKS takes a number or a percentage. */
const PAIRS: readonly Pair[] = [
    ["updateConfig", "maxUnavailable", "maxUnavailablePercentage"],
    ["nodeRepairConfig", "maxUnhealthyNodeThresholdCount", "maxUnhealthyNodeThresholdPercentage"],
    ["nodeRepairConfig", "maxParallelNodesRepairedCount", "maxParallelNodesRepairedPercentage"],
];

export const numbersAreOne: PoolRule = (pool, { path }) =>
    PAIRS.flatMap(([owner, count, percentage]) => {
        const given = (known(pool[owner]) ?? {}) as Readonly<Record<string, unknown>>;
        const reason = `excludes ${count}, which is given too. Give either.`;
        return unless(given[count] === undefined || given[percentage] === undefined, () =>
            problemAt(path, [owner, percentage], reason),
        );
    });

const AT = "warmPoolConfig";

/** EKS user guide, "warm pools with managed node groups", and that of EC2 Auto Scaling. */
export const warmPoolIsPossible: PoolRule = (pool, { path }) => {
    const warm = known(pool.warmPoolConfig);
    if (warm === undefined) return [];
    const isBottlerocket = amiFamilyOf(pool) === "bottlerocket";
    const { minSize, maxGroupPreparedCapacity: most, poolState, reuseOnScaleIn } = warm;
    const way = "Remove it, or set amiFamily to al2023.";
    const [least, prepared] = [known(minSize) ?? 0, known(most)];
    const problems: Problem[][] = [
        unless(pool.capacity === undefined || pool.capacity === "onDemand" || known(pool.capacity) === undefined, () =>
            problemAt(
                path,
                [AT],
                `keeps On-Demand machines ready, and capacity is ${pool.capacity ?? ""}. Remove it, or use capacity onDemand.`,
            ),
        ),
        unless(!isBottlerocket || poolState !== "HIBERNATED", () =>
            problemAt(path, [AT, "poolState"], `nodes with Bottlerocket do not hibernate. Use STOPPED or RUNNING.`),
        ),
        unless(!isBottlerocket || reuseOnScaleIn !== true, () =>
            problemAt(path, [AT, "reuseOnScaleIn"], `nodes with Bottlerocket are not used again. ${way}`),
        ),
        unless(prepared === undefined || prepared >= least, () =>
            problemAt(
                path,
                [AT, "maxGroupPreparedCapacity"],
                `is at least minSize of the warm pool (${least}), got ${prepared ?? 0}. Raise it, or lower minSize.`,
            ),
        ),
    ];
    return problems.flat();
};
