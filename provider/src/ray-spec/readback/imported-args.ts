import { DEFAULT_KUBERAY_VERSION } from "../../shared/versions";
import { type LiveRayCluster } from "../../ray-object/watch/live";
import { DELETE } from "../tree/patch-directive";
import { planRayCluster } from "../../ray-cluster/plan";
import { clusterOf } from "./cluster";
import { normalSpec } from "./normal-form";
import { compose, overlay } from "./overlay";
import { rayContainerOf } from "./pod";
import { isEmpty, textIn, treeIn, treesIn, without } from "../tree/reading";
import { type Standard } from "./security";
import { boundsOf, isFixed } from "./worker-groups";
import { type Json, type Tree } from "../../shared/tree";
import { type PlannedArgs } from "../../ray-cluster/planned-args";

/** What inputs that the result is to be compared with have chosen where several are right. */
export interface Choices {
    readonly image?: string;
    readonly podSecurity?: Standard;
    readonly operatorVersion?: string;
}

/**
 * Inputs that make a live RayCluster, whoever has made it: planned, they give its spec again. What the typed inputs
 * cannot say of a pod is in its `podTemplate`, the rest in `spec`; both also take away what we would add.
 */
export function importedArgs(live: LiveRayCluster, choices: Choices = {}): Tree {
    const spec = normalSpec(treeIn(live.spec as Json | undefined));
    const { operatorVersion = DEFAULT_KUBERAY_VERSION } = choices;
    const typed = { ...clusterOf(live, spec, choices), operatorVersion };
    const withTemplates = templatesBeside(typed, spec);
    return specBeside(withTemplates, spec);
}

export const plannedSpec = (args: Tree): Tree =>
    normalSpec(planRayCluster(args as unknown as PlannedArgs, "").spec as unknown as Tree);

function templatesBeside(args: Tree, live: Tree): Tree {
    const planned = plannedSpec(args);
    const head = { ...treeIn(args.head), ...templateBeside(planned.headGroupSpec, live.headGroupSpec) };
    const workers = Object.entries(treeIn(args.workers)).map(([name, group]): [string, Json] => [
        name,
        { ...treeIn(group), ...templateBeside(groupIn(planned, name), groupIn(live, name)) },
    ]);
    return { ...args, head, ...(workers.length > 0 && { workers: Object.fromEntries(workers) }) };
}

export const groupIn = (spec: Tree, name: string): Tree =>
    treesIn(spec.workerGroupSpecs).find(({ groupName }) => groupName === name) ?? {};

function templateBeside(planned: Json | undefined, live: Json | undefined): Tree {
    const template = treeIn(treeIn(live).template);
    const podTemplate = compose(overlay(treeIn(treeIn(planned).template), template), withoutSizes(template));
    return isEmpty(podTemplate) ? {} : { podTemplate };
}

/** Inputs without sizes are refused, being a slip; here it is said that there are none. */
function withoutSizes(template: Tree): Tree {
    const { name, resources } = rayContainerOf(template);
    const missing = ["cpu", "memory"].filter((size) => treeIn(treeIn(resources).requests)[size] === undefined);
    if (missing.length === 0 || name === undefined) return {};
    const limits = Object.fromEntries(missing.map((size) => [size, DELETE]));
    return { spec: { containers: [{ name, resources: { limits } }] } };
}

function specBeside(args: Tree, live: Tree): Tree {
    const planned = plannedSpec(args);
    const spec = overlay(planned, withoutScale(live, planned));
    return isEmpty(spec) ? args : { ...args, spec };
}

/** Where the Ray autoscaler has set a number beyond the bounds it is on its way back: that is nobody's wish. */
function withoutScale(live: Tree, planned: Tree): Tree {
    const groups = treesIn(live.workerGroupSpecs).map((group): Tree => {
        if (live.enableInTreeAutoscaling !== true || isFixed(boundsOf(group))) return group;
        const wanted = groupIn(planned, textIn(group.groupName) ?? "").replicas;
        return { ...without(group, "replicas"), ...(wanted !== undefined && { replicas: wanted }) };
    });
    return { ...live, ...(groups.length > 0 && { workerGroupSpecs: groups }) };
}
