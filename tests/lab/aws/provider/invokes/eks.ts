import { DescribeNodegroupCommand, EKSClient, paginateListNodegroups } from "@aws-sdk/client-eks";
import { describe } from "../resources/cluster";
import { unlessGone } from "../waiting";
import type { Invoke } from "./invoke";

export const getCluster: Invoke = async (args, context) => {
    const name = String(args.name);
    const cluster = await describe(name, context);
    if (cluster === undefined) throw new Error(`reading EKS Cluster (${name}): couldn't find resource`);
    const { accessConfig, kubernetesNetworkConfig: network, resourcesVpcConfig: vpc, upgradePolicy } = cluster;
    const logs = (cluster.logging?.clusterLogging ?? []).flatMap(({ types = [], enabled }) =>
        enabled === true ? types : [],
    );
    return {
        id: name,
        name,
        clusterId: "",
        arn: cluster.arn,
        version: cluster.version,
        platformVersion: cluster.platformVersion,
        status: cluster.status,
        endpoint: cluster.endpoint ?? "",
        roleArn: cluster.roleArn,
        region: context.region,
        createdAt: cluster.createdAt?.toISOString(),
        deletionProtection: cluster.deletionProtection ?? false,
        certificateAuthorities: [{ data: cluster.certificateAuthority?.data ?? "" }],
        identities: [{ oidcs: [{ issuer: cluster.identity?.oidc?.issuer }] }],
        accessConfigs: [accessConfig],
        kubernetesNetworkConfigs: [network],
        upgradePolicies: [upgradePolicy],
        vpcConfig: vpc,
        enabledClusterLogTypes: logs,
        ...EMPTY_LISTS,
        tags: cluster.tags ?? {},
    };
};

/** What clusters of the lab never have. */
const EMPTY_LISTS = {
    computeConfigs: [],
    controlPlaneScalingConfigs: [],
    kubeApiServerConfigs: [],
    kubeControllerManagerConfigs: [],
    kubeSchedulerConfigs: [],
    outpostConfigs: [],
    remoteNetworkConfigs: [],
    storageConfigs: [],
    zonalShiftConfigs: [],
};

export const getNodeGroup: Invoke = async (args, context) => {
    const [clusterName, nodegroupName] = [String(args.clusterName), String(args.nodeGroupName)];
    const id = `${clusterName}:${nodegroupName}`;
    const request = new DescribeNodegroupCommand({ clusterName, nodegroupName });
    const group = (await unlessGone(context.client(EKSClient).send(request), "ResourceNotFound"))?.nodegroup;
    if (group === undefined) throw new Error(`reading EKS Node Group (${id}): couldn't find resource`);
    const autoscalingGroups = (group.resources?.autoScalingGroups ?? []).map(({ name }) => ({ name }));
    const optional = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
    return {
        id,
        clusterName,
        nodeGroupName: nodegroupName,
        region: context.region,
        arn: group.nodegroupArn,
        status: group.status,
        amiType: group.amiType,
        capacityType: group.capacityType,
        diskSize: group.diskSize ?? 0,
        instanceTypes: group.instanceTypes ?? [],
        labels: group.labels ?? {},
        taints: group.taints ?? [],
        nodeRoleArn: group.nodeRole,
        subnetIds: group.subnets,
        version: group.version,
        releaseVersion: group.releaseVersion,
        launchTemplates: optional(group.launchTemplate),
        remoteAccesses: optional(group.remoteAccess),
        resources: [{ autoscalingGroups, remoteAccessSecurityGroupId: "" }],
        scalingConfigs: optional(group.scalingConfig),
        updateConfigs: optional(group.updateConfig),
        warmPoolConfigs: optional(group.warmPoolConfig),
        tags: group.tags ?? {},
    };
};

export const getNodeGroups: Invoke = async (args, context) => {
    const clusterName = String(args.clusterName);
    const names: string[] = [];
    for await (const page of paginateListNodegroups({ client: context.client(EKSClient) }, { clusterName })) {
        names.push(...(page.nodegroups ?? []));
    }
    return { id: clusterName, clusterName, region: context.region, names: names.sort() };
};
