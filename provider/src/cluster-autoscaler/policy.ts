import { policyDocument } from "../pod-identity/policy-document";
import { partitionOf } from "../shared/partition";
import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";

export interface PolicySite {
    readonly unit: string;
    readonly clusterName: string | Unknown;
    readonly region: string | Unknown;
}

/** Actions of AWS that know no narrower resource than all. */
const DESCRIBE = [
    "autoscaling:DescribeAutoScalingGroups",
    "autoscaling:DescribeAutoScalingInstances",
    "autoscaling:DescribeScalingActivities",
    "autoscaling:DescribeTags",
    "ec2:DescribeImages",
    "ec2:DescribeInstanceTypes",
    "ec2:DescribeLaunchTemplateVersions",
];

/**
 * Of the account's Auto Scaling groups it may change those that carry the unit's tag, and no other
 * (kubernetes/autoscaler `cloudprovider/aws/README.md`, "IAM Policy"). The tags of node groups, which tell it what a
 * node will offer before there is one, EKS hands out by the node group's name.
 */
export function autoscalerPolicy(site: PolicySite, tag: { key: string; value: string }): string | Unknown {
    const { unit, clusterName, region } = site;
    if (isUnknown(clusterName) || isUnknown(region)) return UNKNOWN;
    const nodeGroups = `arn:${partitionOf(region)}:eks:${region}:*:nodegroup/${clusterName}/${unit}-*/*`;
    return policyDocument([
        { Effect: "Allow", Action: DESCRIBE, Resource: ["*"] },
        {
            Effect: "Allow",
            Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
            Resource: ["*"],
            Condition: { StringEquals: { [`aws:ResourceTag/${tag.key}`]: tag.value } },
        },
        { Effect: "Allow", Action: ["eks:DescribeNodegroup"], Resource: [nodeGroups] },
    ]);
}
