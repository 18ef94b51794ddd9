import { type PlannedArgs, planRayCluster } from "./plan";
import { type Drift, driftOf } from "./drift";
import { guessArgs } from "./guess-args";
import { type LiveRayCluster } from "./live";
import { setIn, type Edit } from "./set-in";
import { typedEdit } from "./typed-edit";
import { templateEdit } from "./template-edit";
import { pathText } from "./differences";
import { type Json, type Tree } from "./object";

/**
 * The inputs that would have made the live object: those that were recorded, with every place changed where somebody
 * else has changed the object. Without recorded inputs (an import) they are guessed first. What no input can say is
 * listed under `drift`, by the path inside the object, so that it shows and the next `up` writes it back.
 */
export function argsFromLive(live: LiveRayCluster, recorded: Tree | undefined, urn: string): Tree {
    let args = recorded ?? guessArgs(live);
    for (const edit of [typedEdit, templateEdit]) {
        for (const drift of driftOf(plan(args, urn), live)) args = applied(args, edit(args, drift));
    }
    const rest = driftOf(plan(args, urn), live);
    if (rest.length === 0) return args;
    return { ...args, drift: Object.fromEntries(rest.map((drift) => [placeOf(drift), seenAt(drift)])) };
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
