import { LaunchTemplate, type LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";
import { PlacementGroup } from "@pulumi/aws/ec2/placementGroup";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { NodeGroup } from "@pulumi/aws/eks/nodeGroup";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";
import { type CustomResourceOptions, type Input, type Output, type Resource } from "@pulumi/pulumi";
import { asInputs } from "../shared/inputs";
import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { type TaintArgs } from "./args";
import { type NodePoolPlan } from "./plan";
import { concealed } from "./secrets";

/** EKS's words for the effects of taints; it refuses Kubernetes' own. */
const EFFECTS = {
    NoSchedule: "NO_SCHEDULE",
    NoExecute: "NO_EXECUTE",
    PreferNoSchedule: "PREFER_NO_SCHEDULE",
} as const satisfies Record<TaintArgs["effect"], string>;

/** Registers everything that the plan names and decides nothing. */
export function registerNodePool(plan: NodePoolPlan, opts: CustomResourceOptions) {
    const { role, attachments } = registerRole(plan, opts);
    const template = registerTemplate(plan, opts);
    const group = registerGroup(plan, { role, template }, { ...opts, dependsOn: attachments });
    return { roleArn: role, template, group };
}

function registerRole(
    { logicalName, role: plan, group, secrets }: NodePoolPlan,
    opts: CustomResourceOptions,
): { readonly role: Input<string>; readonly attachments: Resource[] } {
    if (plan === undefined) return { role: asInputs(group.nodeRoleArn ?? UNKNOWN), attachments: [] };
    const { policyArns, tags, ...args } = asInputs(plan);
    const role = new Role(logicalName, { ...args, tags: concealed(tags, secrets.tags) }, opts);
    const attachments = Object.entries(policyArns).map(
        ([suffix, policyArn]) =>
            new RolePolicyAttachment(`${logicalName}-${suffix}`, { role: role.name, policyArn }, opts),
    );
    return { role: role.arn, attachments };
}

function registerTemplate(plan: NodePoolPlan, opts: CustomResourceOptions): LaunchTemplate {
    const { logicalName, template, secrets } = plan;
    const { tags, tagSpecifications, userData, ...args } = asInputs(template);
    const groupName = registerPlacementGroup(plan, opts);
    return new LaunchTemplate(
        logicalName,
        {
            ...args,
            ...withSecurityGroups(plan, args.networkInterfaces, registerSecurityGroup(plan, opts)),
            ...(groupName !== undefined && { placement: { ...args.placement, groupName } }),
            ...(userData !== undefined && { userData: concealed(userData, secrets.userData) }),
            tags: concealed(tags, secrets.tags),
            tagSpecifications: concealed(tagSpecifications, secrets.tags),
        },
        opts,
    );
}

/** Where there are interfaces, the groups are theirs: EC2 takes them in one place only. */
function withSecurityGroups(
    { securityGroupIds: planned }: NodePoolPlan,
    interfaces: { readonly networkCardIndex: number }[] | undefined,
    own: Output<string> | undefined,
): Pick<LaunchTemplateArgs, "vpcSecurityGroupIds" | "networkInterfaces"> {
    if (planned === undefined) return {};
    const given = asInputs(planned);
    const ids = Array.isArray(given) ? [...given, ...(own === undefined ? [] : [own])] : given;
    if (interfaces === undefined) return { vpcSecurityGroupIds: ids };
    if (!Array.isArray(interfaces)) return { networkInterfaces: interfaces };
    return { networkInterfaces: interfaces.map((each) => ({ ...each, securityGroups: ids })) };
}

function registerSecurityGroup(
    { logicalName, securityGroup: plan, secrets }: NodePoolPlan,
    opts: CustomResourceOptions,
): Output<string> | undefined {
    if (plan === undefined) return undefined;
    const { tags, ...args } = asInputs(plan);
    return new SecurityGroup(`${logicalName}-efa`, { ...args, tags: concealed(tags, secrets.tags) }, opts).id;
}

function registerPlacementGroup(
    { logicalName, placementGroup: plan, secrets }: NodePoolPlan,
    opts: CustomResourceOptions,
): Output<string> | undefined {
    if (plan === undefined) return undefined;
    const { tags, ...args } = asInputs(plan);
    return new PlacementGroup(logicalName, { ...args, tags: concealed(tags, secrets.tags) }, opts).name;
}

function registerGroup(
    { logicalName, group: plan, secrets }: NodePoolPlan,
    { role, template }: { role: Input<string>; template: LaunchTemplate },
    opts: CustomResourceOptions,
): NodeGroup {
    const { name, scaling, ignoreChanges, labels, taints, tags } = plan;
    return new NodeGroup(
        logicalName,
        {
            ...asInputs(settingsOf(plan)),
            labels: concealed(asInputs(labels), secrets.labels),
            taints: concealed(asInputs(taintsForEks(taints)), secrets.taints),
            tags: concealed(asInputs(tags), secrets.tags),
            nodeGroupName: name,
            nodeRoleArn: role,
            scalingConfig: asInputs(scaling),
            launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        },
        { ...opts, ignoreChanges },
    );
}

type Settings = Omit<
    NodePoolPlan["group"],
    "name" | "possibleNames" | "scaling" | "ignoreChanges" | "labels" | "taints" | "tags" | "nodeRoleArn"
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
