import { type SERVICE_ACCOUNT } from "../rules/parts";
import { type Breach, breachesBy, type Checks } from "../shared/breach";
import { nameProblems } from "../shared/names";
import { below, type Problem } from "../shared/problems";
import { isUnknown } from "../shared/unknown";
import { type ServiceAccountArgs } from "./args";
import { isBucketArn, isPolicyArn, isRoleArn } from "./arn";

/** IAM's highest quota of managed policies on a role; the usual one is 10. The policy for `s3` is one of them. */
const MOST_POLICIES = 20;

export interface AccountContext {
    readonly path: string;
    /** Name of the Ray cluster whose pods it is for. */
    readonly rayCluster: string;
}

type Rule = (args: ServiceAccountArgs, at: AccountContext) => Problem[];

const RULES: Checks<typeof SERVICE_ACCOUNT, Rule> = {
    "R-ACCOUNT-GRANT": somethingIsGranted,
    "R-ACCOUNT-ROLE-ONCE": roleIsGivenOrMade,
    "R-ACCOUNT-ROLE": roleIsARole,
    "R-ACCOUNT-POLICY": policiesArePolicies,
    "R-ACCOUNT-POLICIES": policiesAreFewEnough,
    "R-ACCOUNT-BUCKET": bucketsAreBuckets,
    "R-ACCOUNT-NAME": nameIsFree,
};

/** Rules of a Ray cluster's `serviceAccount`; its shape has been checked before. */
export const checkServiceAccount = (args: ServiceAccountArgs, at: AccountContext): Breach[] =>
    breachesBy(RULES, (rule) => rule(args, at));

function somethingIsGranted({ policies, s3, roleArn }: ServiceAccountArgs, { path }: AccountContext): Problem[] {
    const buckets = s3 === undefined || isUnknown(s3) ? s3 : (s3.read ?? s3.write);
    if (roleArn !== undefined || policies !== undefined || buckets !== undefined) return [];
    const reason =
        "grants the pods nothing in AWS. Give policies, s3 or roleArn; for a ServiceAccount that exists, podDefaults.serviceAccountName.";
    return [{ path, reason }];
}

function roleIsGivenOrMade({ policies, s3, roleArn }: ServiceAccountArgs, { path }: AccountContext): Problem[] {
    if (roleArn === undefined || (policies === undefined && s3 === undefined)) return [];
    const other = policies === undefined ? "s3" : "policies";
    const reason = `is used as it is, and \`${other}\` is given too, for a role that the unit makes. Give either.`;
    return [{ path: below(path, "roleArn"), reason }];
}

function roleIsARole({ roleArn }: ServiceAccountArgs, { path }: AccountContext): Problem[] {
    if (roleArn === undefined || isUnknown(roleArn) || isRoleArn(roleArn)) return [];
    const reason = `is the ARN of an IAM role, e.g. "arn:aws:iam::123456789012:role/training", got "${roleArn}". Give the role's \`arn\`.`;
    return [{ path: below(path, "roleArn"), reason }];
}

function policiesArePolicies({ policies = {} }: ServiceAccountArgs, { path }: AccountContext): Problem[] {
    if (isUnknown(policies)) return [];
    return Object.entries(policies).flatMap(([name, arn]) => {
        if (isUnknown(arn) || isPolicyArn(arn)) return [];
        const reason = `is the ARN of an IAM policy, e.g. "arn:aws:iam::123456789012:policy/training", got "${arn}". Give the policy's \`arn\`.`;
        return [{ path: below(below(path, "policies"), name), reason }];
    });
}

function policiesAreFewEnough({ policies = {}, s3 }: ServiceAccountArgs, { path }: AccountContext): Problem[] {
    if (isUnknown(policies)) return [];
    const most = MOST_POLICIES - (s3 === undefined ? 0 : 1);
    const given = Object.keys(policies).length;
    if (given <= most) return [];
    const beside = s3 === undefined ? "" : " beside the one that the unit makes for s3";
    const reason = `a role has at most ${most} policies${beside}, got ${given}. Merge some of them.`;
    return [{ path: below(path, "policies"), reason }];
}

function bucketsAreBuckets({ s3 }: ServiceAccountArgs, { path }: AccountContext): Problem[] {
    if (s3 === undefined || isUnknown(s3)) return [];
    return (["read", "write"] as const).flatMap((access) => {
        const buckets = s3[access] ?? [];
        if (isUnknown(buckets)) return [];
        return buckets.flatMap((bucket, at) => {
            if (isUnknown(bucket) || isBucketArn(bucket)) return [];
            const reason = `is the ARN of an S3 bucket, with or without a path, got "${bucket}". ${bucketWayOut(bucket)}`;
            return [{ path: below(below(below(path, "s3"), access), at), reason }];
        });
    });
}

/** People write what other tools take: a bucket's name, or its address. */
function bucketWayOut(text: string): string {
    const arn = `arn:aws:s3:::${text.replace(/^s3a?:\/\//, "")}`;
    return isBucketArn(arn) ? `Did you mean "${arn}"?` : `Give the bucket's \`arn\`.`;
}

function nameIsFree({ name }: ServiceAccountArgs, { path, rayCluster }: AccountContext): Problem[] {
    if (name === undefined || isUnknown(name)) return [];
    const at = below(path, "name");
    if (name === "default") {
        const reason = `"default" is in every namespace already, for all pods that name none. Give another name, or leave it out.`;
        return [{ path: at, reason }];
    }
    if (name === rayCluster) {
        const reason = `"${name}" is what KubeRay calls the ServiceAccount that it makes for this cluster, and removes with it. Give another name, or leave it out.`;
        return [{ path: at, reason }];
    }
    return nameProblems(at, name, { what: "a ServiceAccount", maximum: 63, startsWithLetter: false });
}
