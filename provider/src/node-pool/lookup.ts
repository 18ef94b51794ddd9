import { getNodeGroup } from "@pulumi/aws/eks/getNodeGroup";
import { getNodeGroups } from "@pulumi/aws/eks/getNodeGroups";
import { type InvokeOptions } from "@pulumi/pulumi";
import { isUnknown, type Unknown } from "../shared/unknown";
import { type LiveGroup, type LiveGroups } from "./live-group";
import { isNotFound } from "./not-found";

/**
 * The groups of the cluster whose names are asked for: one request for the list, and one for each that is there; and
 * the names of all. A cluster that is still to be made has none.
 */
export async function findGroups(
    clusterName: string | Unknown,
    isAsked: (name: string) => boolean,
    opts: InvokeOptions,
): Promise<{ readonly live: LiveGroups; readonly present: ReadonlySet<string> }> {
    if (isUnknown(clusterName)) return { live: new Map(), present: new Set() };
    const present = new Set(await listGroups(clusterName, opts));
    const found = [...present].filter(isAsked);
    const live = await Promise.all(found.map(async (name) => [name, await describe(clusterName, name, opts)] as const));
    return { live: new Map(live), present };
}

async function listGroups(clusterName: string, opts: InvokeOptions): Promise<readonly string[]> {
    try {
        return (await getNodeGroups({ clusterName }, opts)).names;
    } catch (error) {
        // Its name may be known before it is: made in the same program, under a name of the user's choice.
        if (isNotFound(error)) return [];
        throw error;
    }
}

async function describe(clusterName: string, nodeGroupName: string, opts: InvokeOptions): Promise<LiveGroup> {
    const group = await getNodeGroup({ clusterName, nodeGroupName }, opts);
    const { minSize = 0, maxSize = 0, desiredSize = 0 } = group.scalingConfigs[0] ?? {};
    const { status, subnetIds, instanceTypes, capacityType, nodeRoleArn, labels } = group;
    return { status, minSize, maxSize, desiredSize, subnetIds, instanceTypes, capacityType, nodeRoleArn, labels };
}
