import { LaunchTemplate } from "@pulumi/aws/ec2/launchTemplate";
import { NodeGroup } from "@pulumi/aws/eks/nodeGroup";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";
import { type CustomResourceOptions } from "@pulumi/pulumi";
import { asInputs } from "../shared/inputs";
import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { type TaintArgs } from "./args";
import { type GroupPlan } from "./group-plan";
import { type NodePoolPlan } from "./plan";
import { concealed } from "./secrets";

/** EKS's words for the effects of taints; it refuses Kubernetes' own. */
const EFFECTS = {
    NoSchedule: "NO_SCHEDULE",
    NoExecute: "NO_EXECUTE",
    PreferNoSchedule: "PREFER_NO_SCHEDULE",
} as const satisfies Record<TaintArgs["effect"], string>;

/** Registers everything that the plan names and decides nothing. */
export function registerNodePool({ logicalName, ...plan }: NodePoolPlan, opts: CustomResourceOptions) {
    const { policyArns, ...roleArgs } = asInputs(plan.role);
    const roleTags = concealed(roleArgs.tags, plan.secrets.tags);
    const role = new Role(logicalName, { ...roleArgs, tags: roleTags }, opts);
    const attachments = Object.entries(policyArns).map(
        ([suffix, policyArn]) =>
            new RolePolicyAttachment(`${logicalName}-${suffix}`, { role: role.name, policyArn }, opts),
    );
    const { tags, tagSpecifications, ...templateArgs } = asInputs(plan.template);
    const templateTags = {
        tags: concealed(tags, plan.secrets.tags),
        tagSpecifications: concealed(tagSpecifications, plan.secrets.tags),
    };
    const template = new LaunchTemplate(logicalName, { ...templateArgs, ...templateTags }, opts);
    const group = registerGroup(logicalName, plan, { role, template }, { ...opts, dependsOn: attachments });
    return { role, template, group };
}

function registerGroup(
    logicalName: string,
    { group: plan, secrets }: Pick<NodePoolPlan, "group" | "secrets">,
    { role, template }: { role: Role; template: LaunchTemplate },
    opts: CustomResourceOptions,
): NodeGroup {
    const { clusterName, subnetIds, amiType, capacityType, instanceTypes, labels, tags } = plan;
    const settings: Settings = { clusterName, subnetIds, amiType, capacityType, instanceTypes };
    return new NodeGroup(
        logicalName,
        {
            ...asInputs(settings),
            labels: concealed(asInputs(labels), secrets.labels),
            taints: concealed(asInputs(taintsForEks(plan.taints)), secrets.taints),
            tags: concealed(asInputs(tags), secrets.tags),
            nodeGroupName: plan.name,
            nodeRoleArn: role.arn,
            scalingConfig: asInputs(plan.scaling),
            launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        },
        { ...opts, ignoreChanges: plan.ignoreChanges },
    );
}

type Settings = Pick<GroupPlan, "clusterName" | "subnetIds" | "amiType" | "capacityType" | "instanceTypes">;

type EksTaint = Omit<TaintArgs, "effect"> & { readonly effect: string | Unknown };

function taintsForEks(taints: NodePoolPlan["group"]["taints"]): readonly EksTaint[] | Unknown | undefined {
    if (isUnknown(taints)) return UNKNOWN;
    if (taints.length === 0) return undefined;
    return taints.map(({ effect, ...taint }) => ({ ...taint, effect: isUnknown(effect) ? UNKNOWN : EFFECTS[effect] }));
}
