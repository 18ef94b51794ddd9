import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import type { Nodegroup } from "@aws-sdk/client-eks";
import type { NodeGroupRecord } from "./front/eks/records";
import { instanceTypesInEffect } from "./front/eks/node-group-facts";
import type { Settings } from "./front/settings";
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
    readonly updates: MachineUpdates;
    readonly adapters: Adapters;
    /** What the machines are told when they boot, in clear. */
    readonly userData: string | undefined;
    /** Part of the nominal memory that the hypervisor keeps of each. */
    readonly memoryOverhead: number;
    /** How long PodDisruptionBudgets may hold up the end of a machine. */
    readonly podEvictionMs: number;
}

/** EFA interfaces of each machine. */
export interface Adapters {
    readonly all: number;
    /** Those on the default network card that are EFA alone and lend no addresses to pods. */
    readonly withoutAddress: number;
}

/** How all machines are replaced by others. */
export interface MachineUpdates {
    readonly maxUnavailable: number;
    readonly newFirst: boolean;
    /** Whether pods go that a budget protects. */
    readonly isForced: boolean;
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
        .map((group) => machineGroup(group, world.settings()));
}

function machineGroup(
    { description, template, zone, generation, isForced }: NodeGroupRecord,
    { memoryOverheadPercent, podEvictionMs }: Settings,
): MachineGroup {
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
        updates: updatesOf(description, isForced),
        adapters: adaptersOf(template?.data),
        userData: template?.data.UserData && Buffer.from(template.data.UserData, "base64").toString(),
        memoryOverhead: memoryOverheadPercent / 100,
        podEvictionMs,
    };
}

function adaptersOf(data: RequestLaunchTemplateData | undefined): Adapters {
    const adapters = (data?.NetworkInterfaces ?? []).filter(({ InterfaceType = "" }) =>
        InterfaceType.startsWith("efa"),
    );
    const bare = adapters.filter((one) => (one.NetworkCardIndex ?? 0) === 0 && one.InterfaceType === "efa-only");
    return { all: adapters.length, withoutAddress: bare.length };
}

function updatesOf({ updateConfig, scalingConfig }: Nodegroup, isForced: boolean): MachineUpdates {
    const { maxUnavailable, maxUnavailablePercentage, updateStrategy } = updateConfig ?? {};
    const share = Math.floor(((scalingConfig?.desiredSize ?? 0) * (maxUnavailablePercentage ?? 0)) / 100);
    return { maxUnavailable: maxUnavailable ?? Math.max(1, share), newFirst: updateStrategy !== "MINIMAL", isForced };
}

/** Size of the disk that holds images and pods: on Bottlerocket the second one, elsewhere the root. */
function diskOf(data: RequestLaunchTemplateData | undefined, amiType: string): number {
    const device = amiType.startsWith("BOTTLEROCKET") ? "/dev/xvdb" : "/dev/xvda";
    const disks = data?.BlockDeviceMappings ?? [];
    return disks.find(({ DeviceName }) => DeviceName === device)?.Ebs?.VolumeSize ?? DEFAULT_DISK_GIB;
}
