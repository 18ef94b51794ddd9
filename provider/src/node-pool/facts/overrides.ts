import { isUnknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { mergeTrees } from "./settings";
import { isRecord } from "../../shared/known";

/** Inputs of `aws.eks.NodeGroup` that `nodeGroup` may give: the pool's own of the same name, merged last. */
export const NODE_GROUP_OVERRIDES = [
    "updateConfig",
    "nodeRepairConfig",
    "warmPoolConfig",
    "version",
    "releaseVersion",
    "forceUpdateVersion",
] as const;

/** The pool as its `nodeGroup` leaves it: judged and planned as if it had been written so. */
export function withNodeGroupOverrides(pool: NodePoolArgs): NodePoolArgs {
    const { nodeGroup, ...own } = pool;
    if (nodeGroup === undefined || isUnknown(nodeGroup) || !isRecord(nodeGroup)) return pool;
    const over = Object.fromEntries(
        NODE_GROUP_OVERRIDES.flatMap((key) => (key in nodeGroup ? [[key, nodeGroup[key]]] : [])),
    );
    return mergeTrees(own, over) as unknown as NodePoolArgs;
}
