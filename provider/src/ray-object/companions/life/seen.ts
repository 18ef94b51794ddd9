import { type KubernetesObject } from "../../../cluster-access/objects";
import { MANAGED_BY, MANAGER } from "../../marks";
import { CLUSTER_LABEL } from "../../pods/pod";
import { COMPANION_KINDS, COMPANION_WORDS, type Companion, type CompanionWord } from "../companion";
import { isTree, type Tree } from "../../../shared/tree";
import { type Site } from "../../site";
import { duration, type Operation } from "../../operation";

/** An object of a companion's kind as it is in the cluster, perhaps somebody else's. */
export interface LiveCompanion extends KubernetesObject {
    readonly spec?: Tree;
    readonly status?: { readonly phase?: string };
}

export interface SeenCompanion {
    readonly word: CompanionWord;
    readonly object: LiveCompanion;
}

/** Whether this provider made it for this cluster: by its labels, and a volume by the claim that it is for. */
export function isCompanionOf({ word, object }: SeenCompanion, { name, namespace }: Site): boolean {
    const { labels = {} } = object.metadata;
    if (labels[MANAGED_BY] !== MANAGER || labels[CLUSTER_LABEL] !== name) return false;
    if (word !== "persistentVolume") return object.metadata.namespace === namespace;
    // Clusters of that name may be in other namespaces, and a volume is in none.
    const claim = object.spec?.claimRef;
    return isTree(claim) && claim.namespace === namespace;
}

/** The input that asks for it. */
export const PLACE: Readonly<Record<CompanionWord, string>> = {
    networkPolicy: "networkPolicy",
    disruptionBudget: "head.disruptionProtection",
    ingress: "ingress",
    gateway: "gateway",
    persistentVolume: "volumes",
    claim: "volumes",
};

/** How to do without. */
export const WAY_OUT: Readonly<Record<CompanionWord, string>> = {
    networkPolicy: "set `networkPolicy.enabled` to false",
    disruptionBudget: "set `head.disruptionProtection` to false",
    ingress: "leave out `ingress`",
    gateway: "leave out `gateway`",
    persistentVolume: "mount the file system through a claim of your own",
    claim: "mount the file system through a claim of your own",
};

/** Why somebody else's object must not be written over. */
export function foreignText({ word, object: { metadata } }: SeenCompanion, { name, namespace }: Site): string {
    const where = metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`;
    return `${COMPANION_KINDS[word].kind} ${where} exists already and was not made by this provider for RayCluster ${namespace}/${name}. Delete it, give the RayCluster another name, or ${WAY_OUT[word]}.`;
}

/** Ours that no longer are in the plan. What another RayCluster of that name owned goes by itself. */
export const unwanted = (
    planned: readonly Companion[],
    ours: readonly SeenCompanion[],
    owner: string | undefined,
): SeenCompanion[] =>
    ours.filter(
        ({ word, object: { metadata } }) =>
            metadata.deletionTimestamp === undefined &&
            !planned.some((wanted) => wanted.word === word && wanted.object.metadata.name === metadata.name) &&
            (word === "persistentVolume" || (metadata.ownerReferences ?? []).some(({ uid }) => uid === owner)),
    );

/** Kinds that a RayCluster ever had companions of: an edit or a deletion looks for what is left in these. */
const COMPANIONS_ANNOTATION = "kuberay.pulumi.com/companions";

export function recordedWords(live: KubernetesObject | undefined): CompanionWord[] {
    const recorded = (live?.metadata.annotations?.[COMPANIONS_ANNOTATION] ?? "").split(" ");
    return COMPANION_WORDS.filter((word) => recorded.includes(word));
}

/** Written with the RayCluster, so before the first of them exists. */
export function wordsAnnotation(
    live: KubernetesObject | undefined,
    planned: readonly Companion[],
): Readonly<Record<string, string>> {
    const words = [...recordedWords(live), ...planned.map(({ word }) => word)];
    return { [COMPANIONS_ANNOTATION]: COMPANION_WORDS.filter((word) => words.includes(word)).join(" ") };
}

export const titleOf = ({ word, object: { metadata } }: SeenCompanion): string =>
    `${COMPANION_KINDS[word].kind} ${metadata.namespace === undefined ? "" : `${metadata.namespace}/`}${metadata.name}`;

/** Of what outlives the operation that waits for its end. */
export function stuck({ timeoutSeconds }: Operation, seen: readonly SeenCompanion[]): string {
    const each = seen.map((it) => {
        const { finalizers = [] } = it.object.metadata;
        return `${titleOf(it)}${finalizers.length > 0 ? ` (held by finalizer ${finalizers.join(", ")})` : ""}`;
    });
    return `still there after ${duration(timeoutSeconds)}: ${each.join(", ")}. Remove what holds it, and try again.`;
}

/** Imported inputs, with the companions of ours that a cluster of a lost state still has. */
export function withCompanions(args: Tree, ours: readonly SeenCompanion[]): Tree {
    const has = (word: SeenCompanion["word"]) => ours.some((seen) => seen.word === word);
    const policy = isTree(args.networkPolicy) ? args.networkPolicy : {};
    const head = isTree(args.head) ? args.head : {};
    const others = Object.fromEntries(Object.entries(policy).filter(([name]) => name !== "enabled"));
    return {
        ...args,
        networkPolicy: has("networkPolicy") ? others : { ...policy, enabled: false },
        head: has("disruptionBudget") ? head : { ...head, disruptionProtection: false },
    };
}
