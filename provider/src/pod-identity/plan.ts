import { type Unknown } from "../shared/unknown";
import { type AccountIdentity, podIdentityTrust } from "./trust";
import { type PolicyRule } from "../kuberay-manifests/policy-rule";

/** A ServiceAccount and what stands behind it in AWS. Leaves may be `UNKNOWN`. */
export interface PodIdentityPlan extends AccountIdentity {
    /** Name of its resources in the program. */
    readonly logicalName: string;
    /** Of a role that is somebody else's. */
    readonly roleArn: string | Unknown | undefined;
    /** The role to be made; `undefined` with `roleArn`. */
    readonly role: IdentityRolePlan | undefined;
    /** What the account may do in its namespace; `undefined` for nothing. */
    readonly rules: readonly PolicyRule[] | undefined;
    /** Who belongs to what, on everything that AWS lets us tag. */
    readonly tags: Readonly<Record<string, string>>;
    /** Whether what the user said of it must not stand in the state in clear. */
    readonly isSecret: boolean;
}

export interface IdentityRolePlan {
    readonly name: string;
    readonly assumeRolePolicy: string | Unknown;
    /** Policies of others, by the suffix of their attachment's name. */
    readonly policyArns: Readonly<Record<string, string | Unknown>>;
    /** A policy of its own; `undefined` for none. */
    readonly policy: string | Unknown | undefined;
}

export interface IdentityChoice extends AccountIdentity {
    readonly logicalName: string;
    /** Of the role and of its own policy in AWS. */
    readonly physicalName: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly policyArns?: Readonly<Record<string, string | Unknown>>;
    readonly policy?: string | Unknown | undefined;
    readonly roleArn?: string | Unknown | undefined;
    readonly rules?: readonly PolicyRule[] | undefined;
    readonly isSecret?: boolean;
}

export function planPodIdentity(choice: IdentityChoice): PodIdentityPlan {
    const { clusterName, namespace, account, logicalName, tags, roleArn, rules, isSecret = false } = choice;
    const identity: AccountIdentity = { clusterName, namespace, account };
    const role: IdentityRolePlan = {
        name: choice.physicalName,
        assumeRolePolicy: podIdentityTrust(identity),
        policyArns: choice.policyArns ?? {},
        policy: choice.policy,
    };
    const made = roleArn === undefined ? role : undefined;
    return { ...identity, logicalName, tags, rules, isSecret, roleArn, role: made };
}
