import { TEMPLATE_HASH, URN_ANNOTATION } from "../ray-object/marks";
import { pathText, type Segment, treeAdditions, type TreeDifference, treeDifferences } from "./differences";
import { HEAD_GROUP } from "./expectation";
import { isFixed } from "./keep-live";
import { groupsOf, type LiveRayCluster, type LiveWorkerGroup } from "./live";
import { isTree, type RayClusterObject, type RayGroup, type RayWorkerGroup, type Tree } from "./object";
import { mergeTemplate } from "./template-merge";

type GroupDrift = Extract<Drift, { readonly where: "group" }>;

/** What somebody else has changed of what we wrote. */
export type Drift =
    | { readonly where: "object"; readonly path: readonly Segment[]; readonly live: Tree[string] | undefined }
    | {
          readonly where: "group";
          readonly group: string;
          readonly path: readonly Segment[];
          readonly live: Tree[string] | undefined;
      }
    | { readonly where: "missing group"; readonly group: string }
    | { readonly where: "extra group"; readonly group: LiveWorkerGroup };

/** Every difference between the planned object and the live one that is not the Ray autoscaler's or the server's. */
export function driftOf(planned: RayClusterObject, live: LiveRayCluster): Drift[] {
    const { headGroupSpec, workerGroupSpecs, ...spec } = planned.spec;
    const { labels, annotations } = planned.metadata;
    const object = {
        // The URN changes when a resource moves inside its program; nobody has touched the cluster then.
        metadata: { labels, annotations: mergeTemplate(annotations, { [URN_ANNOTATION]: null }) },
        spec: spec as unknown as Tree,
    };
    const there = groupsOf(live);
    const extra = there.filter(({ groupName }) => !workerGroupSpecs.some((group) => group.groupName === groupName));
    return [
        ...treeDifferences(object, live).map((it): Drift => ({ where: "object", path: it.path, live: it.live })),
        ...groupDrift(HEAD_GROUP, headGroupSpec, live.spec?.headGroupSpec),
        ...workerGroupSpecs.flatMap((group) => {
            const other = there.find(({ groupName }) => groupName === group.groupName);
            return other === undefined
                ? [{ where: "missing group", group: group.groupName } as const]
                : [
                      ...replicaDrift(group, other, planned.spec.enableInTreeAutoscaling),
                      ...groupDrift(group.groupName, group, other),
                      ...addedTo(group.groupName, group, other),
                  ];
        }),
        ...extra.map((group): Drift => ({ where: "extra group", group })),
    ];
}

const groupDrift = (name: string, group: RayGroup, live: unknown): GroupDrift[] =>
    groupDifferences(group, live).map(({ path, live: seen }) => ({ where: "group", group: name, path, live: seen }));

/** What the live pod templates have and the planned ones have not, or have otherwise. */
export const additionsOf = (planned: RayClusterObject, live: LiveRayCluster): GroupDrift[] =>
    groupPairs(planned, live).flatMap(([name, group, there]) => templateAdditions(name, group, there));

const templateAdditions = (name: string, { template }: RayGroup, live: unknown): GroupDrift[] =>
    treeAdditions(template, isTree(live) ? live.template : undefined, ["template"])
        .filter(({ path }) => !path.includes(TEMPLATE_HASH))
        .map(({ path, live: seen }) => ({ where: "group", group: name, path, live: seen }));

/** Worker groups are written as one list, so what others add to a group is lost with the next edit: it counts. */
function addedTo(name: string, group: RayWorkerGroup, live: LiveWorkerGroup): GroupDrift[] {
    const known = groupDifferences(group, live).map(({ path }) => pathText(path));
    return [...templateAdditions(name, group, live), ...fieldAdditions(group, live)].filter(
        ({ path }) => !known.includes(pathText(path)),
    );
}

/** Looked at elsewhere, or handed back unchanged by every write: `keepLive`. */
const NOT_ADDED: readonly string[] = [
    "template",
    "replicas",
    "minReplicas",
    "maxReplicas",
    "numOfHosts",
    "scaleStrategy",
];

/** Beside the template: start parameters, and fields that no input says, such as `idleTimeoutSeconds` or `suspend`. */
function fieldAdditions(group: RayWorkerGroup, live: LiveWorkerGroup): GroupDrift[] {
    const fields = Object.fromEntries(Object.entries(live).filter(([field]) => !NOT_ADDED.includes(field)));
    return treeAdditions(besideScale(group), fields).map(({ path, live: seen }) => ({
        where: "group",
        group: group.groupName,
        path,
        live: seen,
    }));
}

function groupDifferences(group: RayGroup, live: unknown): TreeDifference[] {
    const unmarked = mergeTemplate(group.template, { metadata: { annotations: { [TEMPLATE_HASH]: null } } });
    return treeDifferences({ ...besideScale(group), template: unmarked }, live);
}

/** What we say of a group beside its template and its numbers. */
const besideScale = (group: RayGroup): Tree =>
    Object.fromEntries(
        Object.entries<Tree[string]>(group as unknown as Tree).filter(([field]) => !NOT_ADDED.includes(field)),
    );

/** `replicas` of a group with room to move is the autoscaler's. */
function replicaDrift(group: RayWorkerGroup, live: LiveWorkerGroup, autoscaled: boolean): Drift[] {
    const { replicas, minReplicas, maxReplicas } = group;
    const bounds: Tree = { minReplicas, maxReplicas };
    const wanted = isFixed(group, autoscaled) ? { replicas, ...bounds } : bounds;
    return treeDifferences(wanted, live).map(({ path, live: seen }) => ({
        where: "group",
        group: group.groupName,
        path,
        live: seen,
    }));
}

/** Groups whose live template, mark aside, is not what will be written: pods that carry no mark are stale there. */
export function changedTemplates(planned: RayClusterObject, live: LiveRayCluster): Set<string> {
    const changed = groupPairs(planned, live).filter(([, group, there]) => groupDifferences(group, there).length > 0);
    return new Set(changed.map(([name]) => name));
}

/** The head and every planned group, each with its live counterpart. */
const groupPairs = (planned: RayClusterObject, live: LiveRayCluster): [string, RayGroup, unknown][] => [
    [HEAD_GROUP, planned.spec.headGroupSpec, live.spec?.headGroupSpec],
    ...planned.spec.workerGroupSpecs.map((group): [string, RayGroup, unknown] => [
        group.groupName,
        group,
        groupsOf(live).find(({ groupName }) => groupName === group.groupName),
    ]),
];
