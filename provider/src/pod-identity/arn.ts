const POLICY = /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/\S+$/;
const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/;
/** A general purpose bucket: other kinds (directory buckets, access points) need other actions. */
const BUCKET = /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/;

export const isPolicyArn = (text: string): boolean => POLICY.test(text);
export const isRoleArn = (text: string): boolean => ROLE.test(text);
export const isBucketArn = (text: string): boolean => BUCKET.test(text);
