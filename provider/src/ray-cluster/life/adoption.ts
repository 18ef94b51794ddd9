import { treeDifferences } from "../../ray-spec/tree/differences";
import { liveGroups, type LiveRayCluster } from "../../ray-object/watch/live";
import { type RayClusterObject } from "../plan/object";
import { templateHash } from "../../ray-spec/build/template-hash";
import { isTree, type Json, type Tree } from "../../shared/tree";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { type AdoptedHashes } from "../../ray-object/watch/expectation";
import { normalSpec } from "../../ray-spec/readback/normal-form";
import { overlay } from "../../ray-spec/readback/overlay";
import { isEmpty, textIn, treeIn, treesIn } from "../../ray-spec/tree/reading";
import { mergeTemplate } from "../../ray-spec/tree/template-merge";

/**
 * Remembers what the pods of a cluster were made from that was made without us: they carry no hash. Written with the
 * first write over such an object. Without it, an update that goes on after one that was interrupted would find the new
 * template in place and take the old pods for new ones.
 */
export const ADOPTED_ANNOTATION = "kuberay.pulumi.com/adopted";

/**
 * The hashes that unmarked pods count as; `undefined` for a cluster of our own making. A group whose template says what
 * will be written has pods that are as good as new; where it says something else they are stale, now and later.
 */
export function adoptedHashes(
    planned: RayClusterObject,
    live: LiveRayCluster | undefined,
    changedTemplates: ReadonlySet<string>,
): AdoptedHashes | undefined {
    const recorded = live?.metadata.annotations?.[ADOPTED_ANNOTATION];
    if (recorded !== undefined) return parsed(recorded);
    if (live === undefined || isMarked(live.spec?.headGroupSpec?.template)) return undefined;
    const groups = [{ ...planned.spec.headGroupSpec, groupName: HEAD_GROUP }, ...planned.spec.workerGroupSpecs];
    const asPlanned = groups.flatMap(({ groupName, template }) => {
        const hash = templateHash(template);
        const isOther =
            changedTemplates.has(groupName) || !isThere(live, groupName) || changesEveryPod(planned, live, groupName);
        return hash === undefined || isOther ? [] : [[groupName, hash] as const];
    });
    return Object.fromEntries(asPlanned);
}

export const adoptionMark = (hashes: AdoptedHashes | undefined): Record<string, string> =>
    hashes === undefined ? {} : { [ADOPTED_ANNOTATION]: JSON.stringify(hashes) };

const isMarked = (template: unknown): boolean => isTree(template) && templateHash(template) !== undefined;

const isThere = (live: LiveRayCluster, group: string): boolean =>
    group === HEAD_GROUP || liveGroups(live).some(({ groupName }) => groupName === group);

/** Beside its template a pod is made from what the spec says for all; what only says the default aloud is no change. */
function changesEveryPod({ spec }: RayClusterObject, live: LiveRayCluster, group: string): boolean {
    const needsToken = (options: { readonly mode?: string } | undefined) => options?.mode === "token";
    const autoscaler = spec.enableInTreeAutoscaling !== (live.spec?.enableInTreeAutoscaling ?? false);
    const { gcsFaultToleranceOptions = {} } = spec;
    return (
        needsToken(spec.authOptions) !== needsToken(live.spec?.authOptions) ||
        treeDifferences({ gcsFaultToleranceOptions }, live.spec).length > 0 ||
        (group === HEAD_GROUP && autoscaler)
    );
}

function parsed(text: string): AdoptedHashes {
    try {
        const hashes: unknown = JSON.parse(text);
        const texts = Object.entries(isTree(hashes) ? hashes : {}).filter(([, hash]) => typeof hash === "string");
        return Object.fromEntries(texts) as AdoptedHashes;
    } catch {
        return {};
    }
}

/** Groups that make other pods now than those that were made without us, the head among them. */
export function changedTemplates(planned: RayClusterObject, live: LiveRayCluster): Set<string> {
    const [now, before] = [podsOf(planned.spec as unknown as Tree), podsOf(treeIn(live.spec as Json | undefined))];
    const changed = [...now].filter(([name, group]) => !isEmpty(overlay(before.get(name) ?? {}, group)));
    return new Set(changed.map(([name]) => name));
}

/** By group, what its pods are made from. A toleration only matters when a pod is scheduled. */
function podsOf(spec: Tree): Map<string, Tree> {
    const { headGroupSpec, workerGroupSpecs } = normalSpec(spec);
    const groups = [{ ...treeIn(headGroupSpec), groupName: HEAD_GROUP }, ...treesIn(workerGroupSpecs)];
    return new Map(
        groups.map(({ groupName, rayStartParams = {}, resources = {}, labels = {}, template }: Tree) => [
            textIn(groupName) ?? "",
            {
                rayStartParams,
                resources,
                labels,
                template: mergeTemplate(treeIn(template), { spec: { tolerations: null } }),
            },
        ]),
    );
}
