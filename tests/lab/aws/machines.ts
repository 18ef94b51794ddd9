import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import type { NodeGroupRecord } from "./front/eks/records";
import { instanceTypesInEffect } from "./front/eks/node-group-facts";
import type { World } from "./front/world";

export type KubernetesEffect = "NoSchedule" | "NoExecute" | "PreferNoSchedule";

export interface MachineTaint {
    readonly key: string;
    readonly value?: string;
    readonly effect: KubernetesEffect;
}

/** Machines that a node group has running, all alike. */
export interface MachineGroup {
    readonly cluster: string;
    readonly nodeGroup: string;
    readonly instanceType: string;
    readonly count: number;
    /** As the request carried them, nothing added. */
    readonly labels: Readonly<Record<string, string>>;
    readonly taints: readonly MachineTaint[];
    readonly amiType: string;
    readonly diskSizeGiB: number;
    readonly zone: string;
    readonly capacityType: string;
    /** Goes up when every machine is replaced by a new one (UpdateNodegroupVersion). */
    readonly generation: number;
}

const EFFECTS: Readonly<Record<string, KubernetesEffect>> = {
    NO_SCHEDULE: "NoSchedule",
    NO_EXECUTE: "NoExecute",
    PREFER_NO_SCHEDULE: "PreferNoSchedule",
};

/** In these states a group has its machines. */
const RUNNING = ["ACTIVE", "UPDATING", "DEGRADED"];

const DEFAULT_DISK_GIB = 20;

/** The machines of every node group of a region; groups that are being made, failed or being deleted have none. */
export function machinesOf(world: World): MachineGroup[] {
    return [...world.clusters.values()]
        .flatMap(({ nodeGroups }) => [...nodeGroups.values()])
        .filter(({ description }) => RUNNING.includes(description.status ?? ""))
        .map(machineGroup);
}

function machineGroup({ description, template, zone, generation }: NodeGroupRecord): MachineGroup {
    const [instanceType = ""] = instanceTypesInEffect(description.instanceTypes, template);
    const amiType = description.amiType ?? "";
    return {
        cluster: description.clusterName ?? "",
        nodeGroup: description.nodegroupName ?? "",
        instanceType,
        count: description.scalingConfig?.desiredSize ?? 0,
        labels: description.labels ?? {},
        taints: (description.taints ?? []).map(({ key = "", value, effect = "" }) => ({
            key,
            ...(value === undefined ? {} : { value }),
            effect: EFFECTS[effect] ?? "NoSchedule",
        })),
        amiType,
        diskSizeGiB: description.diskSize ?? diskOf(template?.data, amiType),
        zone,
        capacityType: description.capacityType ?? "ON_DEMAND",
        generation,
    };
}

/** Size of the disk that holds images and pods: on Bottlerocket the second one, elsewhere the root. */
function diskOf(data: RequestLaunchTemplateData | undefined, amiType: string): number {
    const device = amiType.startsWith("BOTTLEROCKET") ? "/dev/xvdb" : "/dev/xvda";
    const disks = data?.BlockDeviceMappings ?? [];
    return disks.find(({ DeviceName }) => DeviceName === device)?.Ebs?.VolumeSize ?? DEFAULT_DISK_GIB;
}
