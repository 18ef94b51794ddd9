import { type Json, type Tree } from "../../shared/tree";
import { DELETE } from "../tree/patch-directive";
import { isEmpty, textIn, treeIn, treesIn, without } from "../tree/reading";
import { compose, overlay } from "./overlay";
import { liveRayContainer } from "./pod";
import { boundsMeet, boundsOf } from "./worker-groups";

/**
 * Inputs that, planned, give a live spec again: what the typed ones cannot say of a pod is in its `podTemplate`, the
 * rest in `spec`; both also take away what we would add. `plan` gives the spec of inputs, in normal form as `live` is.
 */
export function completeArgs(typed: Tree, live: Tree, plan: (args: Tree) => Tree): Tree {
    const withTemplates = templatesBeside(typed, live, plan(typed));
    return specBeside(withTemplates, live, plan(withTemplates));
}

function templatesBeside(args: Tree, live: Tree, planned: Tree): Tree {
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
    const { name, resources } = liveRayContainer(template);
    const missing = ["cpu", "memory"].filter((size) => treeIn(treeIn(resources).requests)[size] === undefined);
    if (missing.length === 0 || name === undefined) return {};
    const limits = Object.fromEntries(missing.map((size) => [size, DELETE]));
    return { spec: { containers: [{ name, resources: { limits } }] } };
}

function specBeside(args: Tree, live: Tree, planned: Tree): Tree {
    const spec = overlay(planned, withoutScale(live, planned));
    return isEmpty(spec) ? args : { ...args, spec };
}

/** Where the Ray autoscaler has set a number beyond the bounds it is on its way back: that is nobody's wish. */
function withoutScale(live: Tree, planned: Tree): Tree {
    const groups = treesIn(live.workerGroupSpecs).map((group): Tree => {
        if (live.enableInTreeAutoscaling !== true || boundsMeet(boundsOf(group))) return group;
        const wanted = groupIn(planned, textIn(group.groupName) ?? "").replicas;
        return { ...without(group, "replicas"), ...(wanted !== undefined && { replicas: wanted }) };
    });
    return { ...live, ...(groups.length > 0 && { workerGroupSpecs: groups }) };
}
