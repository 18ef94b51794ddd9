import { type LiveRayCluster } from "../../ray-object/watch/live";
import { isDelete } from "../../ray-spec/tree/patch-directive";
import { planRayCluster } from "../plan/ray-cluster";
import { type Edit } from "../../ray-spec/tree/set-in";
import { applied, editsBetween, valueAt } from "../../ray-spec/readback/edits";
import { groupIn } from "../../ray-spec/readback/complete";
import { importedArgs } from "./imported-args";
import { asLive, type Comparable, comparable, observed } from "./observed";
import { compose, overlay } from "../../ray-spec/readback/overlay";
import { isEmpty, textIn, treeIn } from "../../ray-spec/tree/reading";
import { isList, isTree, type Json, type Tree } from "../../shared/tree";
import { type PlannedArgs } from "../plan/planned-args";

/**
 * The recorded inputs, with every place changed where somebody else has changed the object. What no input can say is
 * listed under `drift`, by its path inside the object, so that it shows and the next `up` writes it back.
 */
export function argsFromLive(live: LiveRayCluster, recorded: Tree, urn: string): Tree {
    const plan = (args: Tree): Comparable => comparable(planRayCluster(args as unknown as PlannedArgs, urn));
    const planned = plan(recorded);
    const seen = observed(live, planned);
    const driftOf = (args: Tree): Tree => difference(plan(args), seen);
    if (isEmpty(difference(planned, seen))) return recorded;
    const typed = effective(recorded, editsOf(recorded, planned, seen), (args) => placesIn(driftOf(args)).length);
    const args = withTemplates(typed, plan(typed).spec, seen.spec);
    const rest = placesIn(driftOf(args));
    return rest.length === 0 ? args : { ...args, drift: Object.fromEntries(rest) };
}

const difference = (planned: Comparable, seen: Comparable): Tree => overlay({ ...planned }, { ...seen });

/**
 * What has changed, in inputs: both sides are read as if they were imported, and what differs between the two readings
 * are the edits, in the words in which a user would have made them.
 */
function editsOf(recorded: Tree, planned: Comparable, seen: Comparable): readonly Edit[] {
    const choices = {
        image: textIn(recorded.image),
        podSecurity: recorded.podSecurity === "none" ? "none" : "restricted",
        operatorVersion: textIn(recorded.operatorVersion),
    } as const;
    const [name, namespace] = [textIn(recorded.name) ?? "", textIn(recorded.namespace) ?? ""];
    const read = (it: Comparable): Tree => ({ spec: {}, ...importedArgs(asLive(it, name, namespace), choices) });
    const edits = editsBetween(read(planned), read(seen));
    // An override is the user's: it is changed where it says something already, and never begun here.
    return edits.filter(({ path }) => path[0] !== "spec" || (path.length > 1 && valueAt(recorded, path) !== undefined));
}

/** Without the edits that change nothing here, because another input says the same and wins. */
function effective(args: Tree, edits: readonly Edit[], distance: (args: Tree) => number): Tree {
    let kept = edits;
    let least = distance(applied(args, kept));
    for (const edit of edits) {
        const others = kept.filter((it) => it !== edit);
        const without = distance(applied(args, others));
        if (without <= least) [kept, least] = [others, without];
    }
    // One may only have been needed beside another that has gone since.
    return kept.length < edits.length ? effective(args, kept, distance) : applied(args, kept);
}

/** What no typed input says of a pod is said by its `podTemplate`, which is merged last. */
function withTemplates(args: Tree, planned: Tree, seen: Tree): Tree {
    const head = withTemplate(treeIn(args.head), treeIn(planned.headGroupSpec), treeIn(seen.headGroupSpec));
    const workers = Object.entries(treeIn(args.workers)).map(([name, group]): [string, Json] => [
        name,
        withTemplate(treeIn(group), groupIn(planned, name), groupIn(seen, name)),
    ]);
    return {
        ...args,
        ...(!isEmpty(head) && { head }),
        ...(workers.length > 0 && { workers: Object.fromEntries(workers) }),
    };
}

function withTemplate(pod: Tree, planned: Tree, seen: Tree): Tree {
    const over = overlay(treeIn(planned.template), treeIn(seen.template));
    return isEmpty(over) || isEmpty(seen) ? pod : { ...pod, podTemplate: compose(treeIn(pod.podTemplate), over) };
}

/** Every place of an overlay with what is there now. */
const placesIn = (over: Tree): [string, Json][] =>
    Object.entries(over).flatMap(([property, value]) => placesAt(property, value));

function placesAt(at: string, over: Json): [string, Json][] {
    if (isDelete(over)) return [[at, "deleted"]];
    if (isTree(over) && !isEmpty(over)) return placesIn(over).map(([path, value]) => [`${at}.${path}`, value]);
    const groups = isList(over) ? over.filter(isTree) : [];
    if (groups.length === 0 || groups.some(({ groupName }) => typeof groupName !== "string")) return [[at, over]];
    return groups.flatMap(({ groupName, ...group }) =>
        placesAt(`${at}.${textIn(groupName) ?? ""}`, isDelete(group) ? null : group),
    );
}
