import type { Kind } from "../kind";

const LONGEST_ROLE_NAME = 64;
const LONGEST_POLICY_NAME = 128;

export const iamKinds: readonly Kind[] = [
    {
        token: "aws:iam/role:Role",
        name: { property: "name", prefix: "namePrefix", longest: LONGEST_ROLE_NAME },
        replaces: ["name", "namePrefix", "path"],
        json: ["assumeRolePolicy"],
        decidedByAws: ["path", "maxSessionDuration", "name"],
        notKept: ["forceDetachPolicies"],
        notInTheLab: ["inlinePolicies", "managedPolicyArns"],
        global: true,
        tagged: true,
        load: async () => (await import("../resources/role")).role,
    },
    {
        token: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        replaces: ["role", "policyArn"],
        global: true,
        tagged: false,
        load: async () => (await import("../resources/role-policy-attachment")).rolePolicyAttachment,
    },
    {
        token: "aws:iam/policy:Policy",
        name: { property: "name", prefix: "namePrefix", longest: LONGEST_POLICY_NAME },
        replaces: ["name", "namePrefix", "path", "description"],
        json: ["policy"],
        decidedByAws: ["path", "name"],
        notKept: ["delayAfterPolicyCreationInMs"],
        global: true,
        tagged: true,
        load: async () => (await import("../resources/policy")).policy,
    },
];
