import { partitionOf } from "../../shared/partition";
import { isUnknown, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { type Tags } from "../facts/tags";

export interface RolePlan {
    readonly name: string;
    readonly assumeRolePolicy: string;
    /** Policies by the suffix of their attachment's name. */
    readonly policyArns: Readonly<Record<string, string>>;
    readonly tags: Tags;
}

/**
 * What a node needs and no more: join the cluster, pull images. The CNI policy belongs to the CNI's own role, and
 * remote access through SSM to nobody who did not ask for it.
 */
const POLICIES = { worker: "AmazonEKSWorkerNodePolicy", images: "AmazonEC2ContainerRegistryPullOnly" } as const;
const SSM_POLICY = { ssm: "AmazonSSMManagedInstanceCore" } as const;

const TRUST = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
};

/** The role that is made for a pool; `undefined` when it has one already. */
export function planRole(
    pool: Pick<NodePoolArgs, "nodeRoleArn" | "nodePolicyArns" | "ssmAccess">,
    name: string,
    region: string | Unknown | undefined,
    tags: Tags,
): RolePlan | undefined {
    if (pool.nodeRoleArn !== undefined) return undefined;
    const managed = { ...POLICIES, ...(pool.ssmAccess === true && SSM_POLICY) };
    const partition = partitionOf(region);
    const policyArns = Object.fromEntries([
        ...Object.entries(managed).map(([suffix, policy]) => [suffix, `arn:${partition}:iam::aws:policy/${policy}`]),
        ...(pool.nodePolicyArns ?? []).map((arn, at) => [suffixOf(arn, at), arn]),
    ]) as Record<string, string>;
    return { name, assumeRolePolicy: JSON.stringify(TRUST), policyArns, tags };
}

/** By the policy, so that one that is taken out of the list does not rename those after it; never one of ours. */
const suffixOf = (arn: string, at: number): string => `policy-${isUnknown(arn) ? at : (arn.split("/").at(-1) ?? arn)}`;
