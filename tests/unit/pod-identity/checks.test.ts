import { expect } from "chai";
import { type ServiceAccountArgs } from "../../../provider/src/pod-identity/args";
import { checkServiceAccount } from "../../../provider/src/pod-identity/checks";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

const unknown = UNKNOWN as never;
const POLICY = "arn:aws:iam::123456789012:policy/training";
const ROLE = "arn:aws:iam::123456789012:role/training";
const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, POLICY] as const));

describe("the rules of a Ray cluster's ServiceAccount", () => {
    const CASES: readonly { title: string; args: ServiceAccountArgs; says: readonly string[] }[] = [
        {
            title: "accept a policy of one's own and one of AWS",
            args: { policies: { a: POLICY, b: "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
            says: [],
        },
        {
            title: "accept buckets with and without a path, in every partition",
            args: { s3: { read: ["arn:aws:s3:::datasets", "arn:aws-cn:s3:::a.b-c/images/*"] } },
            says: [],
        },
        { title: "accept a role", args: { roleArn: ROLE }, says: [] },
        {
            title: "are silent about what is not known yet",
            args: { policies: { a: unknown }, s3: { read: [unknown], write: unknown }, name: unknown },
            says: [],
        },
        {
            title: "refuse an account that grants nothing",
            args: {},
            says: [
                "serviceAccount: grants the pods nothing in AWS. Give policies, s3 or roleArn; for a ServiceAccount that exists, podDefaults.serviceAccountName.",
            ],
        },
        {
            title: "refuse an empty s3",
            args: { s3: {} },
            says: [
                "serviceAccount: grants the pods nothing in AWS. Give policies, s3 or roleArn; for a ServiceAccount that exists, podDefaults.serviceAccountName.",
            ],
        },
        {
            title: "refuse policies beside a given role",
            args: { roleArn: ROLE, policies: { a: POLICY } },
            says: [
                "serviceAccount.roleArn: is used as it is, and `policies` is given too, for a role that the unit makes. Give either.",
            ],
        },
        {
            title: "refuse buckets beside a given role",
            args: { roleArn: ROLE, s3: { read: ["arn:aws:s3:::datasets"] } },
            says: [
                "serviceAccount.roleArn: is used as it is, and `s3` is given too, for a role that the unit makes. Give either.",
            ],
        },
        {
            title: "refuse the name of a role in place of its ARN",
            args: { roleArn: "training" },
            says: [
                'serviceAccount.roleArn: is the ARN of an IAM role, e.g. "arn:aws:iam::123456789012:role/training", got "training". Give the role\'s `arn`.',
            ],
        },
        {
            title: "refuse the name of a policy in place of its ARN",
            args: { policies: { "model store": "ReadOnlyAccess" } },
            says: [
                'serviceAccount.policies["model store"]: is the ARN of an IAM policy, e.g. "arn:aws:iam::123456789012:policy/training", got "ReadOnlyAccess". Give the policy\'s `arn`.',
            ],
        },
        {
            title: "refuse a bucket's name, and say its ARN",
            args: { s3: { read: ["datasets"] } },
            says: [
                'serviceAccount.s3.read[0]: is the ARN of an S3 bucket, with or without a path, got "datasets". Did you mean "arn:aws:s3:::datasets"?',
            ],
        },
        {
            title: "refuse a bucket's address, and say its ARN",
            args: { s3: { write: ["arn:aws:s3:::good", "s3://results/train"] } },
            says: [
                'serviceAccount.s3.write[1]: is the ARN of an S3 bucket, with or without a path, got "s3://results/train". Did you mean "arn:aws:s3:::results/train"?',
            ],
        },
        {
            title: "refuse what can be no bucket",
            args: { s3: { read: ["Data Sets"] } },
            says: [
                'serviceAccount.s3.read[0]: is the ARN of an S3 bucket, with or without a path, got "Data Sets". Give the bucket\'s `arn`.',
            ],
        },
        {
            title: "refuse more policies than a role can have",
            args: { policies: many(21) },
            says: ["serviceAccount.policies: a role has at most 20 policies, got 21. Merge some of them."],
        },
        {
            title: "count the policy for s3 among them",
            args: { policies: many(20), s3: { read: ["arn:aws:s3:::datasets"] } },
            says: [
                "serviceAccount.policies: a role has at most 19 policies beside the one that the unit makes for s3, got 20. Merge some of them.",
            ],
        },
        {
            title: "refuse the account that every namespace has",
            args: { roleArn: ROLE, name: "default" },
            says: [
                'serviceAccount.name: "default" is in every namespace already, for all pods that name none. Give another name, or leave it out.',
            ],
        },
        {
            title: "refuse the account that KubeRay makes",
            args: { roleArn: ROLE, name: "train" },
            says: [
                'serviceAccount.name: "train" is what KubeRay calls the ServiceAccount that it makes for this cluster, and removes with it. Give another name, or leave it out.',
            ],
        },
        {
            title: "refuse what is no name",
            args: { roleArn: ROLE, name: "Ray_Pods" },
            says: [
                'serviceAccount.name: the name of a ServiceAccount is lower-case letters, digits and "-", a letter or digit first and no "-" last; got "Ray_Pods". Rename it, e.g. to "ray-pods".',
            ],
        },
    ];

    for (const { title, args, says } of CASES) {
        it(title, () => {
            const problems = checkServiceAccount(args, { path: "serviceAccount", rayCluster: "train" });
            expect(problems.map(({ path, reason }) => `${path}: ${reason}`)).to.deep.equal(says);
        });
    }
});
