import type { NodeGroupRule } from "./node-group-facts";

const MOST_NODES = 450;
const MOST_UNAVAILABLE = 100;

export const sizesAreOrdered: NodeGroupRule = ({ request: { scalingConfig } }) => {
    const { minSize = 1, desiredSize = 2, maxSize = 2 } = scalingConfig ?? {};
    if (minSize > maxSize) return `Minimum capacity ${minSize} can't be greater than maximum capacity ${maxSize}`;
    if (desiredSize > maxSize) return `Desired capacity ${desiredSize} can't be greater than max size ${maxSize}`;
    if (desiredSize < minSize) return `Minimum capacity ${minSize} can't be greater than desired size ${desiredSize}`;
    return undefined;
};

export const nodesAreWithinQuota: NodeGroupRule = ({ request: { scalingConfig } }) => {
    const { maxSize = 0 } = scalingConfig ?? {};
    return maxSize > MOST_NODES
        ? `maxSize ${maxSize} is over the quota of ${MOST_NODES} nodes per node group`
        : undefined;
};

export const updateConfigIsOneNumber: NodeGroupRule = ({ request: { updateConfig } }) => {
    const { maxUnavailable, maxUnavailablePercentage } = updateConfig ?? {};
    if (maxUnavailable === undefined || maxUnavailablePercentage === undefined) return undefined;
    return "updateConfig takes maxUnavailable or maxUnavailablePercentage, not both";
};

export const updateConfigHasANumber: NodeGroupRule = ({ request: { updateConfig } }) => {
    if (updateConfig === undefined) return undefined;
    const { maxUnavailable, maxUnavailablePercentage } = updateConfig;
    if (maxUnavailable === undefined && maxUnavailablePercentage === undefined)
        return "updateConfig needs maxUnavailable or maxUnavailablePercentage";
    return (maxUnavailable ?? 1) > MOST_UNAVAILABLE ? `maxUnavailable is at most ${MOST_UNAVAILABLE}` : undefined;
};

export const repairOverridesAreWhole: NodeGroupRule = ({ request: { nodeRepairConfig: repair } }) => {
    const bad = (repair?.nodeRepairConfigOverrides ?? []).some((override) =>
        [
            override.nodeMonitoringCondition,
            override.nodeUnhealthyReason,
            override.minRepairWaitTimeMins,
            override.repairAction,
        ].includes(undefined),
    );
    return bad ? "nodeRepairConfigOverrides need all of their values" : undefined;
};

export const repairConfigIsOneNumber: NodeGroupRule = ({ request: { nodeRepairConfig: repair } }) => {
    const unhealthy = [repair?.maxUnhealthyNodeThresholdCount, repair?.maxUnhealthyNodeThresholdPercentage];
    const parallel = [repair?.maxParallelNodesRepairedCount, repair?.maxParallelNodesRepairedPercentage];
    const both = [unhealthy, parallel].some((pair) => pair.every((value) => value !== undefined));
    return both ? "nodeRepairConfig takes a count or a percentage for each threshold, not both" : undefined;
};
