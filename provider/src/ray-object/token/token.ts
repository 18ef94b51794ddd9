import { type KubernetesObject } from "../../cluster-access/objects";
import { knownMap } from "../../shared/known";
import { type Site } from "../site";

/** Where the token of a cluster is. */
export interface TokenPlace {
    readonly secret: string;
    /** Whether the user has made the Secret; else KubeRay does. */
    readonly given: boolean;
}

/** A RayCluster, planned or live: what it comes to says more than the inputs, which `spec` may override. */
interface Cluster {
    readonly metadata: { readonly name: string };
    readonly spec?: object;
}

/** `undefined` when the cluster has no token, or one that Kubernetes gives out. */
export function tokenPlace({ metadata, spec }: Cluster): TokenPlace | undefined {
    const { authOptions } = knownMap(spec);
    const { mode, secretName, enableK8sTokenAuth } = knownMap(authOptions);
    if (mode !== "token" || enableK8sTokenAuth === true) return undefined;
    return typeof secretName === "string" && secretName !== ""
        ? { secret: secretName, given: true }
        : { secret: metadata.name, given: false };
}

/** Whose a Secret of the cluster's name is: KubeRay would use any of them as the token, without a look at its owner. */
export type SecretOwner = "none" | "ours" | "leftOver" | "foreign";

export function ownerOf(secret: KubernetesObject | undefined, live: KubernetesObject | undefined): SecretOwner {
    if (secret === undefined) return "none";
    const owners = (secret.metadata.ownerReferences ?? []).filter(({ kind }) => kind === "RayCluster");
    if (live !== undefined && owners.some(({ uid }) => uid === live.metadata.uid)) return "ours";
    // Of a RayCluster that is gone: Kubernetes is about to remove it, perhaps after pods have taken it for theirs.
    return owners.length > 0 ? "leftOver" : "foreign";
}

/** Whether the live cluster already runs on the Secret of its name; to refuse it now would help nobody. */
export const isInUse = (live: Cluster | undefined): boolean => live !== undefined && tokenPlace(live)?.given === false;

export const foreignSecretText = ({ namespace, name }: Site): string =>
    `Secret ${namespace}/${name} exists already and does not belong to this RayCluster: KubeRay would take what is in it for the token, and whoever made it could run code on the cluster. Remove it, give the RayCluster another name, or name a Secret with the token: tokenSecretName.`;
