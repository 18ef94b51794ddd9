import { type V1Node } from "@kubernetes/client-node";
import { createHash } from "node:crypto";
import { type MachineGroup } from "../aws/machines";
import { REGION } from "../environment";
import { devicesOf, offeredBySystem } from "./device-plugins";
import { type InstanceFacts } from "./instance-facts";
import { nodeSettings } from "./node-settings";
import { allocatable, architecture, capacity, type NodeSize } from "./kubelet-reservation";

export const NODE_GROUP_LABEL = "eks.amazonaws.com/nodegroup";
/** Holds what the node group last asked of this node, so that a later request can be told from it. */
export const ASKED_ANNOTATION = "lab.kuberay.pulumi.com/asked";
/** Which generation of the group's machines this one is: an older one is replaced. */
export const GENERATION_ANNOTATION = "lab.kuberay.pulumi.com/generation";

/** The machine's devices, for the plugins that offer them. */
export const DEVICES_ANNOTATION = "lab.kuberay.pulumi.com/devices";
/** On a node that gets no more pods because another takes its place. */
export const CORDONED_ANNOTATION = "lab.kuberay.pulumi.com/cordoned";

/** What a node group asks of its nodes, and may change while they run. */
export type Asked = Pick<MachineGroup, "labels" | "taints">;

export const askedOf = ({ labels, taints }: MachineGroup): Asked => ({ labels, taints });

/** The Node that a machine's kubelet would register. `serial` tells the machines of a lab apart. */
export function nodeOf(group: MachineGroup, facts: InstanceFacts, serial: string): V1Node {
    const { instanceId, address, name } = namesOf(group, serial);
    const { adapters, userData, amiType, memoryOverhead } = group;
    const devices = devicesOf(facts, adapters.all);
    const settings = nodeSettings(userData, amiType);
    const system = { ...group, settings, efaOnlyInterfaces: adapters.withoutAddress };
    const offered = offeredBySystem(devices, amiType);
    return {
        metadata: {
            name,
            labels: { ...wellKnownLabels(group, facts, name), ...group.labels },
            annotations: {
                [ASKED_ANNOTATION]: JSON.stringify(askedOf(group)),
                [GENERATION_ANNOTATION]: String(group.generation),
                [DEVICES_ANNOTATION]: JSON.stringify(devices),
            },
        },
        spec: {
            providerID: `aws:///${group.zone}/${instanceId}`,
            taints: group.taints.map((taint) => ({ ...taint })),
        },
        status: {
            capacity: { ...quantities(capacity(facts, system, memoryOverhead)), ...offered },
            allocatable: { ...quantities(allocatable(facts, system, memoryOverhead)), ...offered },
            addresses: [
                { type: "InternalIP", address },
                { type: "Hostname", address: name },
            ],
        },
    };
}

function wellKnownLabels(group: MachineGroup, facts: InstanceFacts, name: string): Record<string, string> {
    const arch = architecture(facts);
    return {
        "kubernetes.io/hostname": name,
        "kubernetes.io/arch": arch,
        "kubernetes.io/os": "linux",
        "beta.kubernetes.io/arch": arch,
        "beta.kubernetes.io/os": "linux",
        "beta.kubernetes.io/instance-type": group.instanceType,
        "node.kubernetes.io/instance-type": group.instanceType,
        "topology.kubernetes.io/region": REGION,
        "topology.kubernetes.io/zone": group.zone,
        "topology.k8s.aws/zone-id": `usw2-az${"abcd".indexOf(group.zone.slice(-1)) + 1}`,
        [NODE_GROUP_LABEL]: group.nodeGroup,
        "eks.amazonaws.com/capacityType": group.capacityType,
    };
}

/** Looks like EC2's: the id, the private address and the name that comes from it follow from group and serial. */
function namesOf(group: MachineGroup, serial: string): { instanceId: string; address: string; name: string } {
    const hash = createHash("sha256").update(`${group.cluster}/${group.nodeGroup}/${serial}`).digest();
    const address = `10.42.${hash.readUInt8(0)}.${1 + (hash.readUInt8(1) % 254)}`;
    return {
        instanceId: `i-0${hash.toString("hex").slice(4, 20)}`,
        address,
        name: `ip-${address.replaceAll(".", "-")}.${REGION}.compute.internal`,
    };
}

function quantities(size: NodeSize): Record<string, string> {
    return {
        cpu: `${size.cpuMillis}m`,
        memory: `${size.memoryMiB}Mi`,
        "ephemeral-storage": String(size.ephemeralBytes),
        pods: String(size.pods),
    };
}
