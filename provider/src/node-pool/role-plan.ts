import { partitionOf } from "../shared/partition";
import { type Unknown } from "../shared/unknown";
import { type Tags } from "./tags";

export interface RolePlan {
    readonly name: string;
    readonly assumeRolePolicy: string;
    /** AWS-managed policies by the suffix of their attachment's name. */
    readonly policyArns: Readonly<Record<string, string>>;
    readonly tags: Tags;
}

/**
 * What a node needs and no more: join the cluster, pull images. The CNI policy belongs to the CNI's own role, and
 * remote access through SSM to nobody.
 */
const POLICIES = { worker: "AmazonEKSWorkerNodePolicy", images: "AmazonEC2ContainerRegistryPullOnly" } as const;

const TRUST = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
};

export function planRole(name: string, region: string | Unknown | undefined, tags: Tags): RolePlan {
    const partition = partitionOf(region);
    const policyArns = Object.fromEntries(
        Object.entries(POLICIES).map(([suffix, policy]) => [suffix, `arn:${partition}:iam::aws:policy/${policy}`]),
    );
    return { name, assumeRolePolicy: JSON.stringify(TRUST), policyArns, tags };
}
