import { PodIdentityAssociation } from "@pulumi/aws/eks/podIdentityAssociation";
import { Policy } from "@pulumi/aws/iam/policy";
import { Role as IamRole } from "@pulumi/aws/iam/role";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount";
import { type Provider } from "@pulumi/kubernetes/provider";
import { Role } from "@pulumi/kubernetes/rbac/v1/role";
import { RoleBinding } from "@pulumi/kubernetes/rbac/v1/roleBinding";
import type * as pulumi from "@pulumi/pulumi";
import { concealed } from "../node-pool/secrets";
import { MANAGED_BY, MANAGER } from "../ray-object/marks";
import { asInputs } from "../shared/pulumi/inputs";
import { type Unknown } from "../shared/unknown";
import { type PodIdentityPlan } from "./plan";
import { type AccountIdentity } from "./trust";
import { asRule, type PolicyRule } from "../kuberay-manifests/policy-rule";

export interface IdentitySite {
    readonly parent: pulumi.Resource;
    readonly kubernetes: Provider;
    /** The namespace, where it is made as well. */
    readonly namespace: readonly pulumi.Resource[];
}

type Metadata = Readonly<Record<"name" | "namespace", string> & { labels: Record<string, string> }>;

/** Registers everything that the plan names. EKS hands credentials to pods that start afterwards, and to no others. */
export function registerPodIdentity(plan: PodIdentityPlan, site: IdentitySite): pulumi.Resource[] {
    const { logicalName, namespace, tags } = plan;
    const { clusterName, account } = asInputs<AccountIdentity>(plan);
    const inCluster = { parent: site.parent, provider: site.kubernetes, dependsOn: [...site.namespace] };
    const metadata: Metadata = { name: account, namespace, labels: { [MANAGED_BY]: MANAGER } };
    const serviceAccount = new ServiceAccount(logicalName, { metadata }, inCluster);
    const rights = plan.rules === undefined ? [] : registerRights(logicalName, plan.rules, metadata, inCluster);
    const { roleArn, attachments } = registerRole(plan, site.parent);
    const association = new PodIdentityAssociation(
        logicalName,
        { clusterName, namespace, serviceAccount: account, roleArn, tags },
        // A pod that starts meanwhile must not find a role that may do nothing yet.
        { parent: site.parent, dependsOn: attachments },
    );
    return [serviceAccount, ...rights, association];
}

function registerRole(
    { logicalName, role: plan, roleArn: given, tags, isSecret }: PodIdentityPlan,
    parent: pulumi.Resource,
): { roleArn: pulumi.Input<string>; attachments: pulumi.Resource[] } {
    if (plan === undefined) {
        return { roleArn: concealed(input(given), isSecret), attachments: [] };
    }
    const { name } = plan;
    const assumeRolePolicy = input(plan.assumeRolePolicy);
    const role = new IamRole(logicalName, { name, assumeRolePolicy, tags }, { parent });
    const attach = (attachment: string, policyArn: pulumi.Input<string>) =>
        new RolePolicyAttachment(attachment, { role: role.name, policyArn }, { parent });
    const attachments = Object.entries(asInputs(plan.policyArns)).map(([suffix, policyArn]) =>
        attach(`${logicalName}-${suffix}`, concealed(policyArn, isSecret)),
    );
    if (plan.policy === undefined) return { roleArn: role.arn, attachments };
    const policy = concealed(input(plan.policy), isSecret);
    const own = new Policy(logicalName, { name, policy, tags }, { parent });
    return { roleArn: role.arn, attachments: [...attachments, attach(logicalName, own.arn)] };
}

const input = (text: string | Unknown | undefined): string => asInputs<{ text: typeof text }>({ text }).text ?? "";

/** What the account may do in its own namespace. */
function registerRights(
    logicalName: string,
    rules: readonly PolicyRule[],
    metadata: Metadata,
    opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
    const { name, namespace } = metadata;
    const role = new Role(logicalName, { metadata, rules: rules.map(asRule) }, opts);
    const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name };
    const subjects = [{ kind: "ServiceAccount", name, namespace }];
    return [role, new RoleBinding(logicalName, { metadata, roleRef, subjects }, opts)];
}
