import { isUnknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args";

type Kept = Pick<
    NodePoolArgs,
    "updateConfig" | "nodeRepairConfig" | "warmPoolConfig" | "version" | "releaseVersion" | "forceUpdateVersion"
>;

/** What EKS does with a group over time. A strategy alone is not enough for it: it wants a number beside it. */
export function planUpkeep(pool: Kept) {
    const { updateConfig, nodeRepairConfig, warmPoolConfig, version, releaseVersion, forceUpdateVersion } = pool;
    const needsNumber =
        !isUnknown(updateConfig) &&
        updateConfig?.maxUnavailable === undefined &&
        updateConfig?.maxUnavailablePercentage === undefined;
    return {
        updateConfig: updateConfig && needsNumber ? { maxUnavailable: 1, ...updateConfig } : updateConfig,
        nodeRepairConfig:
            nodeRepairConfig && !isUnknown(nodeRepairConfig)
                ? { enabled: true, ...nodeRepairConfig }
                : nodeRepairConfig,
        warmPoolConfig,
        version,
        releaseVersion,
        forceUpdateVersion,
    };
}
