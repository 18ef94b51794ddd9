import {
    AttachRolePolicyCommand,
    DetachRolePolicyCommand,
    IAMClient,
    ListAttachedRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import type { Lifecycle } from "../kind";
import { unlessGone } from "../waiting";

const GONE = "NoSuchEntity";

export const rolePolicyAttachment: Lifecycle = {
    async create(inputs, context) {
        const [RoleName, PolicyArn] = [inputs.role as string, inputs.policyArn as string];
        await context.client(IAMClient).send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
        return `${RoleName}/${PolicyArn}`;
    },
    async read(id, context) {
        const { RoleName, PolicyArn } = parts(id);
        const request = new ListAttachedRolePoliciesCommand({ RoleName });
        const attached = (await unlessGone(context.client(IAMClient).send(request), GONE))?.AttachedPolicies ?? [];
        const isThere = attached.some((policy) => policy.PolicyArn === PolicyArn);
        return isThere ? { inputs: { role: RoleName, policyArn: PolicyArn }, outputs: {} } : undefined;
    },
    async delete(id, context) {
        await unlessGone(context.client(IAMClient).send(new DetachRolePolicyCommand(parts(id))), GONE);
    },
};

/** `role/arn`: a role's name has no slash, a policy's ARN may have several. */
function parts(id: string): { RoleName: string; PolicyArn: string } {
    const slash = id.indexOf("/");
    return { RoleName: id.slice(0, slash), PolicyArn: id.slice(slash + 1) };
}
