import {
    type Cluster,
    CreateClusterCommand,
    DeleteClusterCommand,
    DescribeClusterCommand,
    DescribeUpdateCommand,
    EKSClient,
    type LogType,
    type Update,
    UpdateClusterConfigCommand,
    UpdateClusterVersionCommand,
    type VpcConfigRequest,
} from "@aws-sdk/client-eks";
import type { Context } from "../context";
import { InitFailed } from "../init-failed";
import type { Change, Lifecycle, Live } from "../kind";
import { type Properties, without } from "../properties";
import { unlessGone, waitUntil } from "../waiting";
import { asClusterArgs, type ClusterArgs } from "./cluster-args";
import { retagEks, tagsOrNone } from "./eks-tags";

export const cluster: Lifecycle = {
    async create(inputs, context) {
        const args = asClusterArgs(inputs);
        const { name, roleArn, version, accessConfig, kubernetesNetworkConfig, upgradePolicy, deletionProtection } =
            args;
        const request = new CreateClusterCommand({
            name,
            roleArn,
            version,
            accessConfig,
            kubernetesNetworkConfig,
            upgradePolicy,
            deletionProtection,
            resourcesVpcConfig: vpcRequest(args),
            logging: logging(args.enabledClusterLogTypes),
            bootstrapSelfManagedAddons: args.bootstrapSelfManagedAddons,
            tags: tagsOrNone(context),
        });
        await context.client(EKSClient).send(request);
        await waitUntil(`waiting for EKS Cluster (${name}) create`, context, async () => {
            const status = (await describe(name, context))?.status;
            if (status === "FAILED") throw new InitFailed(name, `EKS Cluster (${name}): unexpected state 'FAILED'`);
            return status === "ACTIVE" ? true : undefined;
        });
        return name;
    },
    async read(id, context) {
        const found = await describe(id, context);
        return found && live(found);
    },
    update: updateCluster,
    retag: retagEks,
    async delete(id, context) {
        const begun = await unlessGone(
            context.client(EKSClient).send(new DeleteClusterCommand({ name: id })),
            "ResourceNotFound",
        );
        if (begun === undefined) return;
        const gone = async (): Promise<true | undefined> =>
            (await describe(id, context)) === undefined ? true : undefined;
        await waitUntil(`waiting for EKS Cluster (${id}) delete`, context, gone);
    },
};

/** What DescribeCluster says, or undefined when there is no such cluster. */
export async function describe(name: string, context: Context): Promise<Cluster | undefined> {
    const request = new DescribeClusterCommand({ name });
    return (await unlessGone(context.client(EKSClient).send(request), "ResourceNotFound"))?.cluster;
}

async function updateCluster({ id: name, news, changed }: Change, context: Context): Promise<void> {
    const eks = context.client(EKSClient);
    const args = asClusterArgs(news);
    const steps: (() => Promise<{ update?: Update | undefined }>)[] = [];
    if (changed.has("version"))
        steps.push(() => eks.send(new UpdateClusterVersionCommand({ name, version: args.version })));
    if (changed.has("accessConfig")) {
        const accessConfig = { authenticationMode: args.accessConfig?.authenticationMode };
        steps.push(() => eks.send(new UpdateClusterConfigCommand({ name, accessConfig })));
    }
    if (changed.has("vpcConfig")) {
        steps.push(() => eks.send(new UpdateClusterConfigCommand({ name, resourcesVpcConfig: vpcRequest(args) })));
    }
    if (changed.has("enabledClusterLogTypes")) {
        const all = { logging: logging(args.enabledClusterLogTypes ?? []) };
        steps.push(() => eks.send(new UpdateClusterConfigCommand({ name, ...all })));
    }
    for (const step of steps) await updateIsDone(name, (await step()).update, context);
}

async function updateIsDone(name: string, update: Update | undefined, context: Context): Promise<void> {
    const what = `waiting for EKS Cluster (${name}) update (${update?.id ?? ""})`;
    await waitUntil(what, context, async () => {
        const request = new DescribeUpdateCommand({ name, updateId: update?.id });
        const { update: now } = await context.client(EKSClient).send(request);
        if (now?.status === "InProgress") return undefined;
        if (now?.status === "Successful") return true;
        throw new Error(`${what}: unexpected state '${now?.status ?? ""}'`);
    });
}

function vpcRequest({ vpcConfig }: ClusterArgs): VpcConfigRequest {
    return without({ ...vpcConfig }, "vpcId", "clusterSecurityGroupId");
}

function logging(
    types: readonly string[] | undefined,
): { clusterLogging: { types: LogType[]; enabled: boolean }[] } | undefined {
    return types === undefined ? undefined : { clusterLogging: [{ types: types as LogType[], enabled: true }] };
}

function live(found: Cluster): Live {
    const { resourcesVpcConfig: vpc, kubernetesNetworkConfig: network } = found;
    const vpcConfig = {
        subnetIds: vpc?.subnetIds,
        securityGroupIds: vpc?.securityGroupIds,
        endpointPrivateAccess: vpc?.endpointPrivateAccess,
        endpointPublicAccess: vpc?.endpointPublicAccess,
        publicAccessCidrs: vpc?.publicAccessCidrs,
        vpcId: vpc?.vpcId,
        clusterSecurityGroupId: vpc?.clusterSecurityGroupId,
    };
    const logs = (found.logging?.clusterLogging ?? []).flatMap(({ types = [], enabled }) =>
        enabled === true ? types : [],
    );
    const inputs: Properties = {
        name: found.name,
        roleArn: found.roleArn,
        version: found.version,
        vpcConfig,
        accessConfig: found.accessConfig,
        kubernetesNetworkConfig: network && { serviceIpv4Cidr: network.serviceIpv4Cidr, ipFamily: network.ipFamily },
        enabledClusterLogTypes: logs,
        upgradePolicy: found.upgradePolicy,
        deletionProtection: found.deletionProtection,
        tags: found.tags,
    };
    const outputs = {
        arn: found.arn,
        endpoint: found.endpoint,
        certificateAuthority: { data: found.certificateAuthority?.data },
        identities: [{ oidcs: [{ issuer: found.identity?.oidc?.issuer }] }],
        status: found.status,
        platformVersion: found.platformVersion,
        createdAt: found.createdAt?.toISOString(),
        vpcConfig,
    };
    return { inputs, outputs };
}
