import { type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { type Tags } from "../facts/tags";
import { usesEfa } from "./network";

/** The security group that lets the nodes of a pool with EFA talk to each other. */
export interface SecurityGroupPlan {
    readonly name: string;
    readonly description: string;
    readonly vpcId: string | Unknown;
    readonly ingress: readonly SelfRule[];
    readonly egress: readonly SelfRule[];
    readonly tags: Tags;
}

interface SelfRule {
    readonly protocol: "-1";
    readonly fromPort: 0;
    readonly toPort: 0;
    readonly self: true;
}

/** EFA traffic needs a rule to the group itself both ways: one to all addresses does not let it through. */
const WITHIN: readonly SelfRule[] = [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }];

export const planSecurityGroup = (
    pool: Pick<NodePoolArgs, "efa">,
    name: string,
    vpcId: string | Unknown,
    tags: Tags,
): SecurityGroupPlan | undefined =>
    usesEfa(pool) && pool.efa?.securityGroupId === undefined
        ? { name, description: "EFA traffic between the nodes of a pool", vpcId, ingress: WITHIN, egress: WITHIN, tags }
        : undefined;
