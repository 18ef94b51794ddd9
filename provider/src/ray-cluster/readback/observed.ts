import { MANAGED_BY, URN_ANNOTATION } from "../../ray-object/marks";
import { type LiveRayCluster } from "../../ray-object/watch/live";
import { type RayClusterObject } from "../plan/object";
import { keyOfList } from "../../ray-spec/tree/template-merge";
import { normalSpec } from "../../ray-spec/readback/normal-form";
import { hasOwnKeys } from "../../ray-spec/readback/overlay";
import { treeIn, treesIn, without } from "../../ray-spec/tree/reading";
import { isList, isTree, type Json, type Tree } from "../../shared/tree";
import { isQueued } from "../../ray-object/suspension";

/** A RayCluster as far as two of them are compared. */
export interface Comparable {
    readonly metadata: Tree;
    readonly spec: Tree;
}

/** What we would write, without our marks: an imported object has none yet, and the URN changes when a resource moves. */
export function comparable({ metadata, spec }: RayClusterObject): Comparable {
    const annotations = without(metadata.annotations, URN_ANNOTATION);
    const normal = normalSpec(spec as unknown as Tree);
    const labels = without(metadata.labels, MANAGED_BY);
    return { metadata: { labels, annotations }, spec: withoutScale(normal) };
}

/**
 * The live object as far as it is ours. What others added beside it stays when we write and is not: of the object
 * itself, the spec and the head. Worker groups are written as one list, so there it counts, and a suspended cluster is
 * resumed. What the Ray autoscaler and Kueue own is as planned, whatever it is.
 */
export function observed(live: LiveRayCluster, planned: Comparable): Comparable {
    const spec = normalSpec(treeIn(live.spec as Json | undefined));
    const { workerGroupSpecs } = withoutScale(spec);
    const areQueued = [planned.metadata, live.metadata].some((metadata) => isQueued({ metadata }));
    const { suspend } = areQueued ? planned.spec : spec;
    const { labels = {}, annotations = {} } = live.metadata;
    return {
        metadata: { ...prunedTree({ labels, annotations }, planned.metadata) },
        spec: {
            ...normalSpec(prunedTree(spec, without(planned.spec, "workerGroupSpecs"))),
            ...(suspend !== undefined && { suspend }),
            ...(workerGroupSpecs !== undefined && { workerGroupSpecs }),
        },
    };
}

/** `replicas` of a group with room to move is the Ray autoscaler's, whatever it starts with. */
function withoutScale(spec: Tree): Tree {
    const isScaled = ({ minReplicas, maxReplicas }: Tree) =>
        spec.enableInTreeAutoscaling === true && minReplicas !== maxReplicas;
    const groups = treesIn(spec.workerGroupSpecs).map((group) =>
        isScaled(group) ? without(group, "replicas") : group,
    );
    return groups.length > 0 ? { ...spec, workerGroupSpecs: groups } : spec;
}

function pruned(property: string, live: Json, planned: Json): Json {
    if (isTree(live) && isTree(planned)) return prunedTree(live, planned);
    const key = keyOfList(property);
    if (!isList(live) || !isList(planned) || key === undefined) return live;
    const [entries, wanted] = [live.filter(isTree), planned.filter(isTree)];
    if (!hasOwnKeys(entries, key) || !hasOwnKeys(wanted, key)) return live;
    return entries.flatMap((entry, at): Json[] => {
        // The first container is Ray's, whatever its name.
        const isRay = property === "containers" && at === 0;
        const other = isRay ? wanted[0] : wanted.find((it) => it[key] === entry[key]);
        return other === undefined ? [] : [{ ...prunedTree(entry, other), ...(isRay && { name: entry.name ?? "" }) }];
    });
}

const prunedTree = (live: Tree, planned: Tree): Tree =>
    Object.fromEntries(
        Object.entries(live).flatMap(([property, value]): [string, Json][] => {
            const wanted = planned[property];
            return wanted === undefined ? [] : [[property, pruned(property, value, wanted)]];
        }),
    );

/** As an object of ours, to be read as one. */
export const asLive = ({ metadata, spec }: Comparable, name: string, namespace: string): LiveRayCluster => ({
    apiVersion: "ray.io/v1",
    kind: "RayCluster",
    metadata: { name, namespace, ...metadata },
    spec,
});
