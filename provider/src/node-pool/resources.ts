import { LaunchTemplate } from "@pulumi/aws/ec2/launchTemplate";
import { PlacementGroup } from "@pulumi/aws/ec2/placementGroup";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { NodeGroup } from "@pulumi/aws/eks/nodeGroup";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";
import { type CustomResourceOptions, type Input, type Output, type Resource } from "@pulumi/pulumi";
import { asInputs } from "../shared/pulumi/inputs";
import { UNKNOWN } from "../shared/unknown";
import { launchTemplateArgs, nodeGroupArgs } from "./aws-args";
import { type NodePoolPlan } from "./plan/node-pool";
import { concealed } from "./secrets";

/** Registers everything that the plan names and decides nothing. */
export function registerNodePool(plan: NodePoolPlan, opts: CustomResourceOptions) {
    const { roleArn, attachments } = registerRole(plan, opts);
    const securityGroupId = registerSecurityGroup(plan, opts);
    const placementGroupName = registerPlacementGroup(plan, opts);
    const template = new LaunchTemplate(
        plan.logicalName,
        launchTemplateArgs(plan, { securityGroupId, placementGroupName }),
        opts,
    );
    const templateVersion = template.latestVersion.apply(String);
    const group = new NodeGroup(
        plan.logicalName,
        nodeGroupArgs(plan, { roleArn, templateId: template.id, templateVersion }),
        { ...opts, dependsOn: attachments, ignoreChanges: plan.group.ignoreChanges },
    );
    return { roleArn, template, group };
}

function registerRole(
    { logicalName, role: plan, group, secrets }: NodePoolPlan,
    opts: CustomResourceOptions,
): { readonly roleArn: Input<string>; readonly attachments: Resource[] } {
    if (plan === undefined) return { roleArn: asInputs(group.nodeRoleArn ?? UNKNOWN), attachments: [] };
    const { policyArns, tags, ...args } = asInputs(plan);
    const role = new Role(logicalName, { ...args, tags: concealed(tags, secrets.tags) }, opts);
    const attachments = Object.entries(policyArns).map(
        ([suffix, policyArn]) =>
            new RolePolicyAttachment(`${logicalName}-${suffix}`, { role: role.name, policyArn }, opts),
    );
    return { roleArn: role.arn, attachments };
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
