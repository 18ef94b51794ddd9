import { choice, object, type Static, Type } from "../../shared/definition";

const count = (description: string, maximum?: number) =>
    Type.Optional(Type.Integer({ minimum: 1, description, ...(maximum !== undefined && { maximum }) }));
const percentage = (description: string) => count(description, 100);

const updateConfigArgs = object(
    "UpdateConfig",
    "Pace of updates that replace nodes. A change is made in place. Default: one node at a time.",
    {
        maxUnavailable: count(
            "Nodes replaced at once, 1 to 100; excludes `maxUnavailablePercentage`. Default: 1.",
            100,
        ),
        maxUnavailablePercentage: percentage(
            "The same as a percentage, 1 to 100; excludes `maxUnavailable`. Default: none.",
        ),
        updateStrategy: Type.Optional(
            choice(["DEFAULT", "MINIMAL"], {
                title: "UpdateStrategy",
                description:
                    "In EKS's words: `DEFAULT` starts new nodes first; `MINIMAL` ends old ones first, for capacity that there is only once. Default: `DEFAULT`.",
            }),
        ),
    },
);
export type UpdateConfigArgs = Static<typeof updateConfigArgs>;

const repairOverride = object("NodeRepairConfigOverride", "What is done about one condition; all of it is needed.", {
    nodeMonitoringCondition: Type.String({ description: "Condition, e.g. `AcceleratedHardwareReady`." }),
    nodeUnhealthyReason: Type.String({ description: "Reason, e.g. `NvidiaXID13Error`." }),
    minRepairWaitTimeMins: Type.Integer({ minimum: 1, description: "Minutes to wait before the repair." }),
    repairAction: choice(["Replace", "Reboot", "NoAction"], {
        title: "RepairAction",
        description: "What is done, in EKS's words.",
    }),
});

const nodeRepairConfigArgs = object(
    "NodeRepairConfig",
    "Repair of unhealthy nodes. A change is made in place. Default: none is repaired.",
    {
        enabled: Type.Optional(Type.Boolean({ description: "Whether it does. Default: true.", default: true })),
        maxUnhealthyNodeThresholdCount: count(
            "Unhealthy nodes above which repairs stop; excludes the percentage. Default: none.",
        ),
        maxUnhealthyNodeThresholdPercentage: percentage("The same as a percentage. Default: none."),
        maxParallelNodesRepairedCount: count("Nodes repaired at once; excludes the percentage. Default: EKS's."),
        maxParallelNodesRepairedPercentage: percentage("The same as a percentage. Default: EKS's."),
        nodeRepairConfigOverrides: Type.Optional(
            Type.Array(repairOverride, {
                minItems: 1,
                description: "Other actions for single conditions. Default: none.",
            }),
        ),
    },
);
export type NodeRepairConfigArgs = Static<typeof nodeRepairConfigArgs>;

const warmPoolConfigArgs = object(
    "WarmPoolConfig",
    "A warm pool for faster growth; not with Spot or `amiId`. A change is made in place. Default: none.",
    {
        minSize: Type.Optional(
            Type.Integer({ minimum: 0, description: "Fewest machines in the warm pool. Default: 0." }),
        ),
        maxGroupPreparedCapacity: Type.Optional(
            Type.Integer({
                minimum: 0,
                description:
                    "Most machines, nodes and warm ones together; at least `minSize` of the warm pool. Default: `maxSize` of the pool.",
            }),
        ),
        poolState: Type.Optional(
            choice(["STOPPED", "RUNNING", "HIBERNATED"], {
                title: "WarmPoolState",
                description:
                    "State of a warm machine, in EKS's words; `HIBERNATED` not on Bottlerocket. Default: `STOPPED`.",
            }),
        ),
        reuseOnScaleIn: Type.Optional(
            Type.Boolean({
                description:
                    "Whether a node that is not needed goes back to the warm pool; not on Bottlerocket. Default: false.",
            }),
        ),
    },
);
export type WarmPoolConfigArgs = Static<typeof warmPoolConfigArgs>;

/** What EKS does with the nodes over time; all of it is changed in place. */
export const upkeepProperties = {
    updateConfig: Type.Optional(updateConfigArgs),
    nodeRepairConfig: Type.Optional(nodeRepairConfigArgs),
    warmPoolConfig: Type.Optional(warmPoolConfigArgs),
};
