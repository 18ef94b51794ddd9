import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { problems } from "../problems";

const REFUSED: readonly [title: string, differs: Partial<NodePoolArgs>, expected: string[]][] = [
    [
        "numbers and percentages at once",
        {
            updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 10 },
            nodeRepairConfig: {
                maxUnhealthyNodeThresholdCount: 1,
                maxUnhealthyNodeThresholdPercentage: 1,
                maxParallelNodesRepairedCount: 1,
                maxParallelNodesRepairedPercentage: 1,
            },
        },
        [
            "p.updateConfig.maxUnavailablePercentage: excludes maxUnavailable, which is given too. Give either.",
            "p.nodeRepairConfig.maxUnhealthyNodeThresholdPercentage: excludes maxUnhealthyNodeThresholdCount, which is given too. Give either.",
            "p.nodeRepairConfig.maxParallelNodesRepairedPercentage: excludes maxParallelNodesRepairedCount, which is given too. Give either.",
        ],
    ],
    [
        "a warm pool for Spot",
        { capacity: "spot", warmPoolConfig: {} },
        [
            "p.warmPoolConfig: keeps On-Demand machines ready, and capacity is spot. Remove it, or use capacity onDemand.",
        ],
    ],
    [
        "a warm pool that Bottlerocket cannot have",
        { amiFamily: "bottlerocket", warmPoolConfig: { poolState: "HIBERNATED", reuseOnScaleIn: true } },
        [
            "p.warmPoolConfig.poolState: nodes with Bottlerocket do not hibernate. Use STOPPED or RUNNING.",
            "p.warmPoolConfig.reuseOnScaleIn: nodes with Bottlerocket are not used again. Remove it, or set amiFamily to al2023.",
        ],
    ],
    [
        "fewer prepared machines than warm ones",
        { warmPoolConfig: { minSize: 3, maxGroupPreparedCapacity: 2 } },
        [
            "p.warmPoolConfig.maxGroupPreparedCapacity: is at least minSize of the warm pool (3), got 2. Raise it, or lower minSize.",
        ],
    ],
];

describe("a node pool is refused for what EKS does with it over time:", () => {
    for (const [title, differs, expected] of REFUSED)
        it(title, () => expect(problems(differs)).to.deep.equal(expected));
});
