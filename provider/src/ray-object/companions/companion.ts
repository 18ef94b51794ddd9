import { type Kind, kindOf } from "../../cluster-access/objects";
import { MANAGED_BY, MANAGER } from "../marks";
import { CLUSTER_LABEL } from "../pods/pod";
import { type Tree } from "../../shared/tree";
import { type Site } from "../site";

/** The kinds of objects that belong to one RayCluster and that KubeRay does not make. */
export const COMPANION_KINDS = {
    networkPolicy: kindOf("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies"),
    disruptionBudget: kindOf("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets"),
    ingress: kindOf("networking.k8s.io/v1", "Ingress", "ingresses"),
    gateway: kindOf("gateway.networking.k8s.io/v1", "HTTPRoute", "httproutes"),
    persistentVolume: kindOf("v1", "PersistentVolume", "persistentvolumes"),
    claim: kindOf("v1", "PersistentVolumeClaim", "persistentvolumeclaims"),
} as const satisfies Record<string, Kind>;
export type CompanionWord = keyof typeof COMPANION_KINDS;
export const COMPANION_WORDS = Object.keys(COMPANION_KINDS) as CompanionWord[];

/** An object beside the RayCluster, as it is written; its owner is known only once the RayCluster is. */
export interface Companion {
    readonly word: CompanionWord;
    readonly object: CompanionObject;
}

export interface CompanionObject {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: {
        readonly name: string;
        /** None on a PersistentVolume, which belongs to no namespace and therefore can have no owner. */
        readonly namespace?: string;
        readonly labels: Readonly<Record<string, string>>;
        readonly annotations?: Readonly<Record<string, string>>;
    };
    readonly spec: Tree;
}

export interface CompanionParts {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly spec: Tree;
}

export function companion(word: CompanionWord, at: Site, { name, annotations, spec }: CompanionParts): Companion {
    const { apiVersion, kind } = COMPANION_KINDS[word];
    const object = {
        apiVersion,
        kind,
        metadata: {
            name,
            ...(word !== "persistentVolume" && { namespace: at.namespace }),
            labels: { [MANAGED_BY]: MANAGER, [CLUSTER_LABEL]: at.name },
            ...(annotations !== undefined && { annotations: { ...annotations } }),
        },
        spec,
    };
    return { word, object };
}

/** What selects all pods of a cluster. */
export const ownPods = (cluster: string): Record<string, string> => ({ [CLUSTER_LABEL]: cluster });

/** What selects its head. */
export const headPod = (cluster: string): Record<string, string> => ({
    ...ownPods(cluster),
    "ray.io/node-type": "head",
});
