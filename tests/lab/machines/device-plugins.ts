import { type InstanceFacts } from "./instance-facts";

/**
 * Devices that a node offers by itself. Only Bottlerocket's NVIDIA variants carry the NVIDIA device plugin; on every
 * other AMI somebody has to install one. No AMI carries the EFA plugin, so no node offers `vpc.amazonaws.com/efa`.
 */
export function devices(facts: InstanceFacts, amiType: string): Record<string, string> {
    const gpus = (facts.GpuInfo?.Gpus ?? []).reduce((sum, { Count }) => sum + Count, 0);
    const isOffered = gpus > 0 && /^BOTTLEROCKET_.*_NVIDIA/.test(amiType);
    return isOffered ? { "nvidia.com/gpu": String(gpus) } : {};
}
