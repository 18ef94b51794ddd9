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

/** EKS's words for the effects of taints; it refuses Kubernetes' own. */
const EFFECTS = {
    NoSchedule: "NO_SCHEDULE",
    NoExecute: "NO_EXECUTE",
    PreferNoSchedule: "PREFER_NO_SCHEDULE",
} as const satisfies Record<TaintArgs["effect"], string>;

/** Registers everything that the plan names and decides nothing. */
export function registerNodePool({ logicalName, ...plan }: NodePoolPlan, opts: CustomResourceOptions) {
    const { policyArns, ...roleArgs } = plan.role;
    const role = new Role(logicalName, asInputs(roleArgs), opts);
    const attachments = Object.entries(policyArns).map(
        ([suffix, policyArn]) =>
            new RolePolicyAttachment(`${logicalName}-${suffix}`, { role: role.name, policyArn }, opts),
    );
    const template = new LaunchTemplate(logicalName, asInputs(plan.template), opts);
    const group = registerGroup(logicalName, plan, { role, template }, { ...opts, dependsOn: attachments });
    return { role, template, group };
}

function registerGroup(
    logicalName: string,
    { group: plan }: Pick<NodePoolPlan, "group">,
    { role, template }: { role: Role; template: LaunchTemplate },
    opts: CustomResourceOptions,
): NodeGroup {
    const { clusterName, subnetIds, amiType, capacityType, instanceTypes, labels, tags } = plan;
    const taints = taintsForEks(plan.taints);
    const settings: Settings = { clusterName, subnetIds, amiType, capacityType, instanceTypes, labels, tags };
    return new NodeGroup(
        logicalName,
        {
            ...asInputs(settings),
            taints: asInputs(taints),
            nodeGroupName: plan.name,
            nodeRoleArn: role.arn,
            scalingConfig: asInputs(plan.scaling),
            launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        },
        { ...opts, ignoreChanges: plan.ignoreChanges },
    );
}

type Settings = Omit<GroupPlan, "name" | "possibleNames" | "scaling" | "taints" | "ignoreChanges">;

type EksTaint = Omit<TaintArgs, "effect"> & { readonly effect: string | Unknown };

function taintsForEks(taints: NodePoolPlan["group"]["taints"]): readonly EksTaint[] | Unknown | undefined {
    if (isUnknown(taints)) return UNKNOWN;
    if (taints.length === 0) return undefined;
    return taints.map(({ effect, ...taint }) => ({ ...taint, effect: isUnknown(effect) ? UNKNOWN : EFFECTS[effect] }));
}
