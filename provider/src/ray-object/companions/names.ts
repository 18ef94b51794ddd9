import { contentHash } from "../../shared/names";
import { type FileSystem } from "../../ray-spec/facts/file-systems";

/** Name of the NetworkPolicy, the Ingress and the HTTPRoute: kinds of which a cluster has one. */
export const companionName = (cluster: string): string => cluster;

export const headBudgetName = (cluster: string): string => `${cluster}-head`;

/**
 * The source is part of the name: that of a PersistentVolume can never be changed, and a claim stays as long as a pod
 * uses it. So an edit makes another pair beside the old one, the pods' template with the name in it changes too, and
 * the old pair goes once no pod needs it. Head and groups that say the same share one.
 */
export const claimName = (cluster: string, volume: string, { efs, fsxLustre, s3 }: FileSystem): string =>
    `${cluster}-${volume}-${contentHash({ efs, fsxLustre, s3 })}`;

/** Cluster-scoped, hence with the namespace. */
export const persistentVolumeName = (namespace: string, claim: string): string => `${namespace}-${claim}`;
