import { type MachineGroup } from "../aws/machines";
import { REGION } from "../environment";
import { NODE_GROUP_LABEL } from "../machines/node";
import { type NodeSize, REAL_CPUS_LABEL, REAL_MEMORY_LABEL } from "./size";

/**
 * What EKS hands to kubelet: the labels of the request and its own. Those of hardware and system kubelet finds out
 * itself, and one that a node may not give to itself makes kubelet refuse to start, as on EKS.
 */
export function nodeLabels(group: MachineGroup, size: NodeSize): string {
    const labels = {
        "node.kubernetes.io/instance-type": group.instanceType,
        "topology.kubernetes.io/region": REGION,
        "topology.kubernetes.io/zone": group.zone,
        "topology.k8s.aws/zone-id": `usw2-az${"abcd".indexOf(group.zone.slice(-1)) + 1}`,
        [NODE_GROUP_LABEL]: group.nodeGroup,
        "eks.amazonaws.com/capacityType": group.capacityType,
        [REAL_CPUS_LABEL]: String(size.realCpus),
        [REAL_MEMORY_LABEL]: `${size.realMemoryMiB}Mi`,
        ...group.labels,
    };
    return Object.entries(labels)
        .map(([name, value]) => `${name}=${value}`)
        .join(",");
}
