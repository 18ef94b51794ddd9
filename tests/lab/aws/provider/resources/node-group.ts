import {
    CreateNodegroupCommand,
    DeleteNodegroupCommand,
    DescribeNodegroupCommand,
    EKSClient,
    type Nodegroup,
    type NodegroupStatus,
} from "@aws-sdk/client-eks";
import type { Context } from "../context";
import { InitFailed } from "../init-failed";
import type { Lifecycle, Live } from "../kind";
import { defined, isRecord } from "../properties";
import { unlessGone, waitUntil } from "../waiting";
import { retagEks, tagsOrNone } from "./eks-tags";
import { asArgs, idParts } from "./node-group-args";
import { updateNodeGroup } from "./node-group-update";

export const nodeGroup: Lifecycle = {
    async create(inputs, context) {
        const args = asArgs(inputs);
        const request = {
            clusterName: args.clusterName,
            nodegroupName: args.nodeGroupName,
            nodeRole: args.nodeRoleArn,
            subnets: args.subnetIds,
            scalingConfig: args.scalingConfig,
            amiType: args.amiType,
            capacityType: args.capacityType,
            diskSize: args.diskSize,
            instanceTypes: args.instanceTypes,
            labels: args.labels,
            launchTemplate: args.launchTemplate,
            nodeRepairConfig: args.nodeRepairConfig,
            releaseVersion: args.releaseVersion,
            remoteAccess: args.remoteAccess && {
                ec2SshKey: args.remoteAccess.ec2SshKey,
                sourceSecurityGroups: args.remoteAccess.sourceSecurityGroupIds,
            },
            taints: args.taints,
            updateConfig: args.updateConfig,
            version: args.version,
            warmPoolConfig: args.warmPoolConfig,
            tags: tagsOrNone(context),
        };
        await context.client(EKSClient).send(new CreateNodegroupCommand(request));
        const id = `${args.clusterName}:${args.nodeGroupName}`;
        await waitFor(id, "create", "ACTIVE", context);
        return id;
    },
    async read(id, context) {
        const group = await describe(id, context);
        return group && live(group);
    },
    update: updateNodeGroup,
    retag: retagEks,
    async delete(id, context) {
        const request = new DeleteNodegroupCommand(idParts(id));
        const begun = await unlessGone(context.client(EKSClient).send(request), "ResourceNotFound");
        if (begun !== undefined) await waitFor(id, "delete", undefined, context);
    },
};

async function describe(id: string, context: Context): Promise<Nodegroup | undefined> {
    const request = new DescribeNodegroupCommand(idParts(id));
    const answer = await unlessGone(context.client(EKSClient).send(request), "ResourceNotFound");
    return answer?.nodegroup;
}

/** Waits for a status, or for the group to be gone. A status that leads nowhere ends the wait at once. */
async function waitFor(
    id: string,
    step: "create" | "delete",
    target: NodegroupStatus | undefined,
    context: Context,
): Promise<void> {
    const what = `waiting for EKS Node Group (${id}) ${step}`;
    await waitUntil(what, context, async () => {
        const group = await describe(id, context);
        if (group === undefined && target === undefined) return true;
        if (group?.status === target) return true;
        if (group?.status === "CREATING" || group?.status === "DELETING") return undefined;
        const wanted = target === undefined ? "" : `, wanted target '${target}'`;
        const state = `unexpected state '${group?.status ?? "gone"}'${wanted}`;
        const message = `${what}: ${state}. last error: ${issues(group)}`;
        if (step === "delete") throw new Error(message);
        throw new InitFailed(id, message);
    });
}

function issues(group: Nodegroup | undefined): string {
    const all = group?.health?.issues ?? [];
    return all
        .map(({ resourceIds = [], code = "", message = "" }) => `${resourceIds.join(", ")}: ${code}: ${message}`)
        .join("; ");
}

function live(group: Nodegroup): Live {
    const { scalingConfig, updateConfig, nodeRepairConfig, warmPoolConfig, remoteAccess } = group;
    const inputs = {
        clusterName: group.clusterName,
        nodeGroupName: group.nodegroupName,
        nodeRoleArn: group.nodeRole,
        subnetIds: group.subnets,
        scalingConfig,
        updateConfig,
        nodeRepairConfig,
        warmPoolConfig,
        amiType: group.amiType,
        capacityType: group.capacityType,
        diskSize: group.diskSize,
        instanceTypes: group.instanceTypes,
        labels: group.labels,
        taints: group.taints,
        launchTemplate: group.launchTemplate,
        releaseVersion: group.releaseVersion,
        version: group.version,
        remoteAccess: remoteAccess && {
            ec2SshKey: remoteAccess.ec2SshKey,
            sourceSecurityGroupIds: remoteAccess.sourceSecurityGroups,
        },
        tags: group.tags,
    };
    const groups = (group.resources?.autoScalingGroups ?? []).map(({ name }) => ({ name }));
    const resources = [{ autoscalingGroups: groups, remoteAccessSecurityGroupId: "" }];
    const plain = defined(inputs);
    return {
        inputs: isRecord(plain) ? plain : {},
        outputs: { arn: group.nodegroupArn, status: group.status, resources },
    };
}
