import { type MachineGroup } from "../lab/aws/machines";

export const machineGroup = (differs: Partial<MachineGroup> = {}): MachineGroup => ({
    cluster: "lab",
    nodeGroup: "general",
    instanceType: "m5.xlarge",
    count: 1,
    labels: { team: "ml" },
    taints: [],
    amiType: "AL2023_x86_64_STANDARD",
    diskSizeGiB: 100,
    zone: "us-west-2a",
    capacityType: "ON_DEMAND",
    generation: 1,
    updates: { maxUnavailable: 1, newFirst: true, isForced: false },
    adapters: { all: 0, withoutAddress: 0 },
    userData: undefined,
    memoryOverhead: 0.035,
    podEvictionMs: 5000,
    ...differs,
});
