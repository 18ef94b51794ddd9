import { byName, object, type Static, Type } from "../shared/definition";

const bucket = Type.String({
    description:
        "ARN of a bucket, e.g. `arn:aws:s3:::datasets` or `arn` of an `aws.s3.Bucket`; with a path, as in `arn:aws:s3:::datasets/images`, only what is below it.",
});

const s3Access = object("S3Access", "What pods may do in S3. A change takes effect in running pods.", {
    read: Type.Optional(
        Type.Array(bucket, { minItems: 1, description: "Buckets to list and to read from. Default: none." }),
    ),
    write: Type.Optional(
        Type.Array(bucket, {
            minItems: 1,
            description: "Buckets to list, to read from, to write to and to delete in. Default: none.",
        }),
    ),
});
export type S3Access = Static<typeof s3Access>;

/** Needs AWS, so it is an input of a unit's Ray clusters and not of the resource on its own. */
export const serviceAccountArgs = object(
    "RayServiceAccount",
    "A ServiceAccount for all pods of one Ray cluster, with an IAM role through EKS Pod Identity. The EKS cluster needs the Pod Identity Agent: see `installPodIdentityAgent`.",
    {
        policies: Type.Optional(
            byName(
                Type.String({
                    description:
                        "ARN of an IAM policy, e.g. `arn` of an `aws.iam.Policy` or `arn:aws:iam::aws:policy/AmazonBedrockReadOnly`.",
                }),
                {
                    minProperties: 1,
                    description:
                        "IAM policies that the role gets, by names of your choice. A change takes effect in running pods. Default: none.",
                },
            ),
        ),
        s3: Type.Optional(s3Access),
        roleArn: Type.Optional(
            Type.String({
                description:
                    "ARN of an IAM role of yours, used as it is, instead of `policies` and `s3`; it must trust `pods.eks.amazonaws.com` with `sts:AssumeRole` and `sts:TagSession`. A change reaches running pods when they renew their credentials. Default: the unit makes a role, which trusts this ServiceAccount of this EKS cluster alone.",
            }),
        ),
        name: Type.Optional(
            Type.String({
                description:
                    "Name of the ServiceAccount, made and removed with the unit: a DNS label. A change restarts all pods of the Ray cluster. Default: the Ray cluster's name and `-ray-pods`.",
            }),
        ),
    },
);
export type ServiceAccountArgs = Static<typeof serviceAccountArgs>;
