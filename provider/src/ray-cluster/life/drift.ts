import { normalSpec } from "../../ray-spec/readback/normal-form";
import { overlay } from "../../ray-spec/readback/overlay";
import { isEmpty, textIn, treeIn, treesIn } from "../../ray-spec/tree/reading";
import { type LiveRayCluster } from "../../ray-object/watch/live";
import { type RayClusterObject } from "../object";
import { mergeTemplate } from "../../ray-spec/tree/template-merge";
import { type Json, type Tree } from "../../shared/tree";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";

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
