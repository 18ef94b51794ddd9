import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { type ClusterAutoscalerArgs, DEFAULT_DELAY_AFTER_ADD, DEFAULT_EXPANDER, DEFAULT_UNNEEDED_TIME } from "./args";

/** Flags that say what it scales and who it is: of the provider alone. */
const FIXED = (name: string, tag: { key: string; value: string }): Record<string, string> => ({
    "cloud-provider": "aws",
    "node-group-auto-discovery": `asg:tag=${tag.key}=${tag.value}`,
    // Under names of its own it neither waits for another Cluster Autoscaler of the cluster nor stops one.
    "leader-elect-resource-name": name,
    "status-config-map-name": statusNameOf(name),
    namespace: AUTOSCALER_NAMESPACE,
});

/** Where upstream runs it, and where a pod may have the cluster's critical priority. */
export const AUTOSCALER_NAMESPACE = "kube-system";

export const statusNameOf = (name: string): string => `${name}-status`;

/** Whether a flag is the provider's own; `nodes` is the other way to name groups. */
export const isFixedFlag = (flag: string): boolean => flag === "nodes" || flag in FIXED("", { key: "", value: "" });

/**
 * Its command line. Left at its default is that it drains no node with a pod that has an emptyDir, which every Ray pod
 * has: a node goes when the Ray autoscaler has removed its last Ray pod, and no Ray task is lost to it.
 */
export function planFlags(
    args: ClusterAutoscalerArgs,
    name: string,
    tag: { key: string; value: string },
): (string | Unknown)[] {
    const { expander, scaleDownUnneededTime, scaleDownDelayAfterAdd, extraArgs = {} } = args;
    const flags: Record<string, string | Unknown> = {
        v: "4",
        expander: expander ?? DEFAULT_EXPANDER,
        "scale-down-unneeded-time": scaleDownUnneededTime ?? DEFAULT_UNNEEDED_TIME,
        "scale-down-delay-after-add": scaleDownDelayAfterAdd ?? DEFAULT_DELAY_AFTER_ADD,
        ...extraArgs,
        ...FIXED(name, tag),
    };
    return Object.entries(flags)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([flag, value]) => (isUnknown(value) ? UNKNOWN : `--${flag}=${value}`));
}
