import { RAY } from "./unit";
import { type Row } from "./row";

const account = (serviceAccount: object, more: object = {}) => ({
    rayClusters: { train: { ...RAY, serviceAccount, ...more } },
});
const ROLE = "arn:aws:iam::123456789012:role/training";
const POLICY = "arn:aws:iam::123456789012:policy/training";
const BUCKET = "arn:aws:s3:::datasets";
const policies = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, `${POLICY}${at}`]));

/** The AWS identity of pods. */
export const ACCOUNT_ROWS: readonly Row[] = [
    {
        bad: account({}),
        says: "rayClusters.train.serviceAccount: grants the pods nothing in AWS. Give policies, s3 or roleArn; for a ServiceAccount that exists, podDefaults.serviceAccountName. [R-ACCOUNT-GRANT]",
        followed: [
            account({ policies: { a: POLICY } }),
            account({ s3: { read: [BUCKET] } }),
            account({ roleArn: ROLE }),
            { rayClusters: { train: { ...RAY, podDefaults: { serviceAccountName: "training" } } } },
        ],
    },
    {
        bad: account({ roleArn: ROLE, policies: { a: POLICY } }),
        says: "rayClusters.train.serviceAccount.roleArn: is used as it is, and `policies` is given too, for a role that the unit makes. Give either. [R-ACCOUNT-ROLE-ONCE]",
        followed: [account({ roleArn: ROLE }), account({ policies: { a: POLICY } })],
    },
    {
        bad: account({ roleArn: "training" }),
        says: 'rayClusters.train.serviceAccount.roleArn: is the ARN of an IAM role, e.g. "arn:aws:iam::123456789012:role/training", got "training". Give the role\'s `arn`. [R-ACCOUNT-ROLE]',
        followed: [account({ roleArn: ROLE })],
    },
    {
        bad: account({ policies: { a: "training" } }),
        says: 'rayClusters.train.serviceAccount.policies.a: is the ARN of an IAM policy, e.g. "arn:aws:iam::123456789012:policy/training", got "training". Give the policy\'s `arn`. [R-ACCOUNT-POLICY]',
        followed: [account({ policies: { a: POLICY } })],
    },
    {
        bad: account({ policies: policies(21) }),
        says: "rayClusters.train.serviceAccount.policies: a role has at most 20 policies, got 21. Merge some of them. [R-ACCOUNT-POLICIES]",
        followed: [account({ policies: policies(20) })],
    },
    {
        bad: account({ s3: { read: ["datasets"] } }),
        says: 'rayClusters.train.serviceAccount.s3.read[0]: is the ARN of an S3 bucket, with or without a path, got "datasets". Did you mean "arn:aws:s3:::datasets"? [R-ACCOUNT-BUCKET]',
        followed: [account({ s3: { read: [BUCKET] } })],
    },
    {
        bad: account({ roleArn: ROLE, name: "default" }),
        says: 'rayClusters.train.serviceAccount.name: "default" is in every namespace already, for all pods that name none. Give another name, or leave it out. [R-ACCOUNT-NAME]',
        followed: [account({ roleArn: ROLE, name: "training" }), account({ roleArn: ROLE })],
    },
    {
        bad: account({ roleArn: ROLE }, { podDefaults: { serviceAccountName: "other" } }),
        says: "rayClusters.train.podDefaults.serviceAccountName: names a ServiceAccount, and `serviceAccount` makes one for the same pods. Give either; head and workers may still name another of their own. [R-ACCOUNT-RIVAL]",
        followed: [
            account({ roleArn: ROLE }),
            { rayClusters: { train: { ...RAY, podDefaults: { serviceAccountName: "other" } } } },
        ],
    },
    {
        bad: {
            rayClusters: {
                a: { ...RAY, serviceAccount: { roleArn: ROLE, name: "x" } },
                b: { ...RAY, serviceAccount: { roleArn: ROLE, name: "x" } },
            },
        },
        says: 'rayClusters.b.serviceAccount.name: "x" is the ServiceAccount of the Ray cluster "a" in the namespace ray already. Give another name, or leave it out. [R-ACCOUNT-TWICE]',
        followed: [
            {
                rayClusters: {
                    a: { ...RAY, serviceAccount: { roleArn: ROLE, name: "x" } },
                    b: { ...RAY, serviceAccount: { roleArn: ROLE, name: "y" } },
                },
            },
            {
                rayClusters: {
                    a: { ...RAY, serviceAccount: { roleArn: ROLE, name: "x" } },
                    b: { ...RAY, serviceAccount: { roleArn: ROLE } },
                },
            },
        ],
    },
];
