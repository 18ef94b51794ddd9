import { containsUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { type S3Access } from "./args";
import { policyDocument, type Statement } from "./policy-document";

const READ = ["s3:GetObject"];
/** Large objects are written in parts, and what is left of an upload that failed must be removed. */
const WRITE = [...READ, "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"];

/** A policy for these buckets and for nothing else; unknown while one of them is. */
export function s3Policy(access: S3Access): string | Unknown {
    if (containsUnknown(access)) return UNKNOWN;
    const { read = [], write = [] } = access;
    return policyDocument([
        ...listing([...new Set([...read, ...write])]),
        ...objects(read, READ),
        ...objects(write, WRITE),
    ]);
}

/** Listing is an action on the bucket. Below a path it is allowed for that path alone. */
function listing(places: readonly string[]): Statement[] {
    const split = places.map(bucketAndPath);
    const whole = [...new Set(split.filter(({ path }) => path === "").map(({ bucket }) => bucket))];
    const within = split.filter(({ bucket, path }) => path !== "" && !whole.includes(bucket));
    return [
        ...(whole.length > 0
            ? [{ Effect: "Allow", Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: whole } as const]
            : []),
        ...within.flatMap(({ bucket, path }): Statement[] => [
            { Effect: "Allow", Action: ["s3:GetBucketLocation"], Resource: [bucket] },
            {
                Effect: "Allow",
                Action: ["s3:ListBucket"],
                Resource: [bucket],
                Condition: { StringLike: { "s3:prefix": [path, `${path}/*`] } },
            },
        ]),
    ];
}

function objects(places: readonly string[], actions: readonly string[]): Statement[] {
    if (places.length === 0) return [];
    const resources = places
        .map(bucketAndPath)
        .map(({ bucket, path }) => `${bucket}/${path === "" ? "" : `${path}/`}*`);
    return [{ Effect: "Allow", Action: actions, Resource: resources }];
}

/** `arn:aws:s3:::datasets/images/*` is the path `images` of the bucket, however it is written. */
function bucketAndPath(arn: string): { bucket: string; path: string } {
    const [bucket = arn, ...rest] = arn.split("/");
    return { bucket, path: rest.join("/").replace(/\/*\**$/, "") };
}
