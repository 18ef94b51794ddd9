import { type Volume } from "../args/volume";

/** What decides which files a claim leads to. */
export type FileSystem = Pick<Volume, "efs" | "fsxLustre" | "s3">;

/** Whether a volume is a file system that a PersistentVolume and a claim of the cluster's own lead to. */
export const needsClaim = ({ efs, fsxLustre, s3 }: FileSystem): boolean =>
    efs !== undefined || fsxLustre !== undefined || s3 !== undefined;
