import { getNodeGroup } from "@pulumi/aws/eks/getNodeGroup";
import { getNodeGroups } from "@pulumi/aws/eks/getNodeGroups";
import { type InvokeOptions } from "@pulumi/pulumi";
import { isUnknown, type Unknown } from "../shared/unknown";
import { type LiveNodeGroup, type LiveNodeGroups } from "./facts/live-node-group";
import { hasNoCluster } from "./cluster-lookup";

/**
 * The groups of the cluster that are named as meant: one request for the list, and one for each of them; and the names
 * of all. A cluster that is still to be made has none.
 */
export async function findGroups(
    clusterName: string | Unknown,
    isMeant: (name: string) => boolean,
    opts: InvokeOptions,
): Promise<{ readonly live: LiveNodeGroups; readonly present: ReadonlySet<string> }> {
    if (isUnknown(clusterName)) return { live: new Map(), present: new Set() };
    const present = new Set(await listGroups(clusterName, opts));
    const described = [...present].filter(isMeant).map(async (name) => {
        const group = await describe(clusterName, name, opts);
        return group === undefined ? [] : [[name, group] as const];
    });
    return { live: new Map((await Promise.all(described)).flat()), present };
}

async function listGroups(clusterName: string, opts: InvokeOptions): Promise<readonly string[]> {
    try {
        return (await getNodeGroups({ clusterName }, opts)).names;
    } catch (error) {
        // Its name may be known before it is: made in the same program, under a name of the user's choice.
        if (hasNoCluster(error)) return [];
        throw error;
    }
}

async function describe(
    clusterName: string,
    nodeGroupName: string,
    opts: InvokeOptions,
): Promise<LiveNodeGroup | undefined> {
    const group = await getNodeGroup({ clusterName, nodeGroupName }, opts).catch(unlessGone);
    if (group === undefined) return undefined;
    const { minSize = 0, maxSize = 0, desiredSize = 0 } = group.scalingConfigs[0] ?? {};
    const { status, subnetIds, instanceTypes, capacityType, nodeRoleArn } = group;
    // A map with nothing in it may be missing.
    const marks = { labels: { ...group.labels }, tags: { ...group.tags } };
    return { status, minSize, maxSize, desiredSize, subnetIds, instanceTypes, capacityType, nodeRoleArn, ...marks };
}

/** A predecessor may go between the two looks. */
function unlessGone(error: unknown): undefined {
    if (!hasNoCluster(error)) throw error;
}
