import { type InstanceType } from "../../instance-catalog/instance-type";
import { maxPods } from "../../instance-catalog/max-pods";
import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { type KubeletArgs } from "../../placement/args/kubelet";

/**
 * What the kubelet is told. EKS caps the pods of nodes that boot its own images; those of the user's own would take as
 * many as they have addresses for, and reserve memory for each, so they are told the same.
 */
export function kubeletOf(
    { kubelet = {}, amiId, userData }: Pick<NodePoolArgs, "kubelet" | "amiId" | "userData">,
    types: readonly InstanceType[] | Unknown,
): KubeletArgs | Unknown {
    if (amiId === undefined || userData !== undefined || isUnknown(kubelet) || kubelet.maxPods !== undefined) {
        return kubelet;
    }
    const most = isUnknown(types) || types.length === 0 ? UNKNOWN : Math.min(...types.map((type) => maxPods(type)));
    return { ...kubelet, maxPods: most as number };
}
