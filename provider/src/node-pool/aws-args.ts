import { type LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";
import { type NodeGroupArgs } from "@pulumi/aws/eks/nodeGroup";
import { type Input } from "@pulumi/pulumi";
import { asInputs } from "../shared/pulumi/inputs";
import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { type NodePoolPlan } from "./plan/node-pool";
import { concealed } from "./secrets";
import { type TaintArgs } from "../placement/args/taint";

/** EKS's words for the effects of taints; it refuses Kubernetes' own. */
const EFFECTS = {
    NoSchedule: "NO_SCHEDULE",
    NoExecute: "NO_EXECUTE",
    PreferNoSchedule: "PREFER_NO_SCHEDULE",
} as const satisfies Record<TaintArgs["effect"], string>;

/** What was made for the template to name. */
export interface BesideTemplate {
    readonly securityGroupId: Input<string> | undefined;
    readonly placementGroupName: Input<string> | undefined;
}

/** A pool's launch template in the words of the AWS provider. */
export function launchTemplateArgs(plan: NodePoolPlan, beside: BesideTemplate): LaunchTemplateArgs {
    const { template, secrets } = plan;
    const { tags, tagSpecifications, userData, ...args } = asInputs(template);
    const groupName = beside.placementGroupName;
    return {
        ...args,
        ...withSecurityGroups(plan, args.networkInterfaces, beside.securityGroupId),
        ...(groupName !== undefined && { placement: { ...args.placement, groupName } }),
        ...(userData !== undefined && { userData: concealed(userData, secrets.userData) }),
        tags: concealed(tags, secrets.tags),
        tagSpecifications: concealed(tagSpecifications, secrets.tags),
    };
}

/** Where there are interfaces, the groups are theirs: EC2 takes them in one place only. */
function withSecurityGroups(
    { securityGroupIds: planned }: NodePoolPlan,
    interfaces: { readonly networkCardIndex: number }[] | undefined,
    own: Input<string> | undefined,
): Pick<LaunchTemplateArgs, "vpcSecurityGroupIds" | "networkInterfaces"> {
    if (planned === undefined) return {};
    const given = asInputs(planned);
    const ids = Array.isArray(given) ? [...given, ...(own === undefined ? [] : [own])] : given;
    if (interfaces === undefined) return { vpcSecurityGroupIds: ids };
    if (!Array.isArray(interfaces)) return { networkInterfaces: interfaces };
    return { networkInterfaces: interfaces.map((each) => ({ ...each, securityGroups: ids })) };
}

/** What was made for the group to name. */
export interface BesideGroup {
    readonly roleArn: Input<string>;
    readonly templateId: Input<string>;
    readonly templateVersion: Input<string>;
}

/** A pool's node group in the words of the AWS provider. */
export function nodeGroupArgs({ group, secrets }: NodePoolPlan, beside: BesideGroup): NodeGroupArgs {
    return {
        ...asInputs(settingsOf(group)),
        labels: concealed(asInputs(group.labels), secrets.labels),
        taints: concealed(asInputs(taintsForEks(group.taints)), secrets.taints),
        tags: concealed(asInputs(group.tags), secrets.tags),
        nodeGroupName: group.name,
        nodeRoleArn: beside.roleArn,
        scalingConfig: asInputs(group.scaling),
        launchTemplate: { id: beside.templateId, version: beside.templateVersion },
    };
}

type Settings = Omit<
    NodePoolPlan["group"],
    "name" | "scaling" | "nodesBeyond" | "ignoreChanges" | "outputs" | "labels" | "taints" | "tags" | "nodeRoleArn"
>;

/** What is EKS's word for word. */
const settingsOf = (plan: NodePoolPlan["group"]): Settings => ({
    clusterName: plan.clusterName,
    subnetIds: plan.subnetIds,
    amiType: plan.amiType,
    capacityType: plan.capacityType,
    instanceTypes: plan.instanceTypes,
    updateConfig: plan.updateConfig,
    nodeRepairConfig: plan.nodeRepairConfig,
    warmPoolConfig: plan.warmPoolConfig,
    version: plan.version,
    releaseVersion: plan.releaseVersion,
    forceUpdateVersion: plan.forceUpdateVersion,
});

type EksTaint = Omit<TaintArgs, "effect"> & { readonly effect: string | Unknown };

function taintsForEks(taints: NodePoolPlan["group"]["taints"]): readonly (EksTaint | Unknown)[] | Unknown | undefined {
    if (isUnknown(taints)) return UNKNOWN;
    if (taints.length === 0) return undefined;
    return taints.map((each) => {
        if (isUnknown(each)) return UNKNOWN;
        const { effect, ...taint } = each;
        return { ...taint, effect: isUnknown(effect) ? UNKNOWN : EFFECTS[effect] };
    });
}
