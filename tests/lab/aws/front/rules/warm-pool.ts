import { amiType } from "./machines";
import type { NodeGroupRule } from "./node-group-facts";

/** EKS user guide, "Decrease latency for applications with long boot times using warm pools". */
export const warmPoolHasEksImage: NodeGroupRule = (facts) =>
    facts.request.warmPoolConfig !== undefined && amiType(facts) === "CUSTOM"
        ? "Warm pools are not supported with custom AMIs."
        : undefined;

export const warmBottlerocketIsPlain: NodeGroupRule = (facts) => {
    const { warmPoolConfig: warm } = facts.request;
    if (warm === undefined || !amiType(facts).startsWith("BOTTLEROCKET")) return undefined;
    if (warm.poolState === "HIBERNATED") return "Bottlerocket AMIs do not support the warm pool state HIBERNATED.";
    return warm.reuseOnScaleIn === true ? "Bottlerocket AMIs do not support reuseOnScaleIn." : undefined;
};

/** EC2 Auto Scaling user guide, "Limitations" of warm pools. */
export const warmPoolIsOnDemand: NodeGroupRule = ({ request: { warmPoolConfig, capacityType = "ON_DEMAND" } }) =>
    warmPoolConfig !== undefined && capacityType !== "ON_DEMAND"
        ? `A warm pool cannot be added to a group with capacityType ${capacityType}.`
        : undefined;

export const warmPoolIsOrdered: NodeGroupRule = ({ request: { warmPoolConfig } }) => {
    const { minSize = 0, maxGroupPreparedCapacity } = warmPoolConfig ?? {};
    return maxGroupPreparedCapacity !== undefined && maxGroupPreparedCapacity < minSize
        ? `maxGroupPreparedCapacity ${maxGroupPreparedCapacity} is below the warm pool's minSize ${minSize}`
        : undefined;
};
