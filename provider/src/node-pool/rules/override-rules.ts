import { type LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";
import { type NodeGroupArgs } from "@pulumi/aws/eks/nodeGroup";
import { below, type Problem } from "../../shared/problems";
import { didYouMean } from "../../shared/similar";
import { shapeProblems } from "../../shared/validation/shape";
import { nodePoolArgs } from "../args/node-pool";
import { NODE_GROUP_OVERRIDES } from "../facts/overrides";
import { type SettingsTree } from "../facts/settings";
import { known, problemAt, type PoolRule, type PoolRuleContext } from "./rule";
import { isRecord } from "../../shared/known";

/** `free`, or why it is not. */
type Answers<Args> = Readonly<Record<keyof Args, string>>;

const FREE = "free";
const input = (name: string): string => `has an input of its own. Give ${name} of the pool.`;
const OURS = "is what the provider knows the resource by. Remove it.";
const EKS = "is EKS's to decide, which refuses it. Remove it.";

const NODE_GROUP: Answers<NodeGroupArgs> = {
    updateConfig: FREE,
    nodeRepairConfig: FREE,
    warmPoolConfig: FREE,
    version: FREE,
    releaseVersion: FREE,
    forceUpdateVersion: FREE,
    amiType: input("amiType"),
    capacityType: input("capacity"),
    clusterName: OURS,
    diskSize: input("diskSize"),
    instanceTypes: input("instanceTypes"),
    labels: input("labels"),
    launchTemplate: input("launchTemplate"),
    nodeGroupName: OURS,
    nodeGroupNamePrefix: OURS,
    nodeRoleArn: input("nodeRoleArn"),
    region: "is that of the AWS provider. Hand over another provider.",
    remoteAccess: "is refused by EKS beside a launch template. Use ssmAccess.",
    scalingConfig: input("minSize, maxSize or desiredSize"),
    subnetIds: input("subnetIds"),
    tags: input("tags"),
    taints: input("taints"),
};

const LAUNCH_TEMPLATE: Answers<LaunchTemplateArgs> = {
    blockDeviceMappings: FREE,
    capacityReservationSpecification: input("capacityReservation"),
    cpuOptions: FREE,
    creditSpecification: FREE,
    defaultVersion: FREE,
    description: FREE,
    disableApiStop: EKS,
    disableApiTermination: EKS,
    ebsOptimized: FREE,
    enclaveOptions: FREE,
    hibernationOptions: EKS,
    iamInstanceProfile: "is made by EKS from the node role. Give nodeRoleArn of the pool.",
    imageId: input("amiId"),
    instanceInitiatedShutdownBehavior: EKS,
    instanceMarketOptions: input("capacity"),
    instanceRequirements: input("instanceTypes"),
    instanceType: input("instanceTypes"),
    kernelId: FREE,
    keyName: FREE,
    licenseSpecifications: FREE,
    maintenanceOptions: FREE,
    metadataOptions: input("metadataOptions"),
    monitoring: FREE,
    name: OURS,
    namePrefix: OURS,
    networkInterfaces: input("efa or securityGroupIds"),
    networkPerformanceOptions: FREE,
    placement: FREE,
    privateDnsNameOptions: FREE,
    ramDiskId: FREE,
    region: "is that of the AWS provider. Hand over another provider.",
    secondaryInterfaces: FREE,
    securityGroupNames: input("securityGroupIds"),
    tagSpecifications: input("tags"),
    tags: input("tags"),
    updateDefaultVersion: FREE,
    userData: input("kubelet, nodeadm, bottlerocketSettings or userData"),
    vpcSecurityGroupIds: input("securityGroupIds"),
};

export const nodeGroupIsAccepted: PoolRule = (pool, at) => {
    const { nodeGroup } = pool;
    const given = known(nodeGroup);
    if (given === undefined) return [];
    return overrideProblems("nodeGroup", given, NODE_GROUP, at, (tree) =>
        NODE_GROUP_OVERRIDES.flatMap((key) =>
            key in tree
                ? shapeProblems(nodePoolArgs.properties[key], tree[key], below(below(at.path, "nodeGroup"), key))
                : [],
        ),
    );
};

export const launchTemplateIsAccepted: PoolRule = ({ launchTemplate }, at) => {
    const given = known(launchTemplate);
    if (given === undefined) return [];
    return overrideProblems("launchTemplate", given, LAUNCH_TEMPLATE, at, (tree) => placementProblems(tree, at));
};

function overrideProblems(
    name: string,
    given: unknown,
    answers: Readonly<Record<string, string>>,
    { path }: PoolRuleContext,
    more: (tree: SettingsTree) => Problem[],
): Problem[] {
    if (!isRecord(given)) return [problemAt(path, [name], "is a map of inputs by name. Give its inputs by name.")];
    const keys = Object.keys(given).flatMap((key): Problem[] => {
        const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
        if (answer === FREE) return [];
        const unknown = `is no input of that resource.${didYouMean(key, Object.keys(answers)) || " Remove it."}`;
        return [problemAt(path, [name, key], answer ?? unknown)];
    });
    return [...keys, ...more(given)];
}

function placementProblems({ placement }: SettingsTree, { path }: PoolRuleContext): Problem[] {
    if (!isRecord(placement)) return [];
    const decided = { groupName: "placementGroup", groupId: "placementGroup", availabilityZone: "zones" };
    return Object.entries(decided).flatMap(([key, own]) =>
        key in placement ? [problemAt(path, ["launchTemplate", "placement", key], input(own))] : [],
    );
}
