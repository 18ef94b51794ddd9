import { known, problemAt, type PoolRule, unless } from "./rule";

const ROLE = /^arn:[a-z-]+:iam::\d{12}:role\/.+$/;
const POLICY = /^arn:[a-z-]+:iam::(aws|\d{12}):policy\/.+$/;

export const nodeRoleIsARole: PoolRule = ({ nodeRoleArn }, { path }) => {
    const arn = known(nodeRoleArn);
    return unless(arn === undefined || ROLE.test(arn), () =>
        problemAt(
            path,
            ["nodeRoleArn"],
            `is the ARN of an IAM role, got "${arn ?? ""}". Give it whole, e.g. arn:aws:iam::123456789012:role/nodes, not an instance profile.`,
        ),
    );
};

export const policiesArePolicies: PoolRule = ({ nodePolicyArns }, { path }) =>
    (known(nodePolicyArns) ?? []).flatMap((policy, at, all) => {
        const arn = known(policy);
        if (arn === undefined) return [];
        const reason = `is the ARN of an IAM policy, got "${arn}". Give it whole, e.g. arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess.`;
        const twin = all.findIndex((other) => known(other)?.split("/").at(-1) === arn.split("/").at(-1));
        const twice = `has the name of policy ${twin}. Remove one of them.`;
        return [
            ...unless(POLICY.test(arn), () => problemAt(path, ["nodePolicyArns", at], reason)),
            ...unless(twin === at, () => problemAt(path, ["nodePolicyArns", at], twice)),
        ];
    });

/** Rights are given to a role that is made; that of somebody else is left alone. */
export const givenRoleIsLeftAlone: PoolRule = (pool, { path }) =>
    pool.nodeRoleArn === undefined
        ? []
        : (["nodePolicyArns", "ssmAccess"] as const).flatMap((key) =>
              unless(pool[key] === undefined, () =>
                  problemAt(
                      path,
                      [key],
                      "is for the role that is made, and nodeRoleArn gives one that exists. Give that role the policy, or remove nodeRoleArn.",
                  ),
              ),
          );
