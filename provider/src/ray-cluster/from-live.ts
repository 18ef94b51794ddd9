import { type PlannedArgs, planRayCluster } from "./plan";
import { additionsOf, type Drift, driftOf } from "./drift";
import { guessArgs } from "./guess-args";
import { type LiveRayCluster } from "./live";
import { setIn, type Edit } from "./set-in";
import { typedEdit } from "./typed-edit";
import { templateEdit } from "./template-edit";
import { pathText } from "./differences";
import { type Json, type Tree } from "./object";

/**
 * The recorded inputs, with every place changed where somebody else has changed the object. What no input can say is
 * listed under `drift`, by the path inside the object, so that it shows and the next `up` writes it back.
 */
export function argsFromLive(live: LiveRayCluster, recorded: Tree, urn: string): Tree {
    let args = recorded;
    for (const edit of [typedEdit, templateEdit]) {
        const drifts = driftOf(plan(args, urn), live);
        for (const drift of drifts) args = applied(args, edit(args, drift, drifts));
    }
    const rest = driftOf(plan(args, urn), live);
    if (rest.length === 0) return args;
    return { ...args, drift: Object.fromEntries(rest.map((drift) => [placeOf(drift), seenAt(drift)])) };
}

/**
 * Inputs for an object that others have made: what it has. What we would add to it (security contexts, ports) is not
 * taken away by them, so that the preview after an import shows what `up` would change.
 */
export function importedArgs(live: LiveRayCluster): Tree {
    let args = guessArgs(live);
    for (const drift of additionsOf(plan(args, ""), live)) args = applied(args, templateEdit(args, drift));
    return args;
}

const plan = (args: Tree, urn: string) => planRayCluster(args as unknown as PlannedArgs, urn);

const applied = (args: Tree, edits: readonly Edit[]): Tree =>
    edits.reduce((tree, { path, value }) => setIn(tree, path, value), args);

function placeOf(drift: Drift): string {
    switch (drift.where) {
        case "object":
            return pathText(drift.path);
        case "group":
            return `${drift.group}.${pathText(drift.path)}`;
        case "missing group":
            return drift.group;
        case "extra group":
            return drift.group.groupName;
    }
}

function seenAt(drift: Drift): Json {
    if (drift.where === "missing group") return "deleted";
    if (drift.where === "extra group") return "added";
    return drift.live ?? "deleted";
}
