import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import type { AccessEntry, Addon, Cluster, Nodegroup, PodIdentityAssociation, Update } from "@aws-sdk/client-eks";

export interface NodeGroupRecord {
    /** What DescribeNodegroup answers. */
    readonly description: Nodegroup;
    /** The launch template version its machines are made from. */
    template: { readonly id: string; readonly version: number; readonly data: RequestLaunchTemplateData } | undefined;
    /** Zone of its first subnet. */
    readonly zone: string;
    /** Goes up when all machines are replaced by new ones. */
    generation: number;
    /** Whether the update that goes on ends machines whatever budgets protect their pods. */
    isForced: boolean;
    readonly autoScalingGroup: AutoScalingGroupRecord;
    readonly updates: Map<string, Update>;
}

export interface AutoScalingGroupRecord {
    readonly name: string;
    readonly arn: string;
    readonly createdAt: Date;
    readonly tags: Map<string, { readonly value: string; readonly propagateAtLaunch: boolean }>;
}

export interface ClusterRecord {
    readonly name: string;
    readonly description: Cluster;
    readonly nodeGroups: Map<string, NodeGroupRecord>;
    readonly addons: Map<string, Addon>;
    readonly podIdentityAssociations: Map<string, PodIdentityAssociation>;
    readonly accessEntries: Map<string, AccessEntry>;
    readonly updates: Map<string, Update>;
}
