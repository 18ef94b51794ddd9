import { type Segment } from "./differences";
import { type Drift } from "./drift";
import { HEAD_GROUP } from "./expectation";
import { isTree, type Json, type Tree } from "./object";
import { type Edit } from "./set-in";
import { mergeTemplate } from "./template-merge";

/** What no typed input says of a pod is said by its `podTemplate`, which is merged last. */
export function templateEdit(args: Tree, drift: Drift): readonly Edit[] {
    if (drift.where !== "group" || drift.path[0] !== "template") return [];
    const at = drift.group === HEAD_GROUP ? ["head"] : ["workers", drift.group];
    const pod = at.reduce<Json | undefined>((tree, property) => (isTree(tree) ? tree[property] : undefined), args);
    const before = isTree(pod) && isTree(pod.podTemplate) ? pod.podTemplate : {};
    return [{ path: [...at, "podTemplate"], value: putIn(before, overlay(drift.path.slice(1), drift.live ?? null)) }];
}

/** The smallest tree that, merged, puts a value at a path; `null` takes away what is there. */
function overlay([first, ...rest]: readonly Segment[], value: Json): Json {
    if (first === undefined) return value;
    const inner = overlay(rest, value);
    if (typeof first === "string") return { [first]: inner };
    return [{ [first.key]: first.value, ...(isTree(inner) ? inner : {}) }];
}

/** Like `mergeTemplate`, but `null` stays: it has yet to take something away from the derived template. */
function putIn(before: Tree, over: Json): Tree {
    if (!isTree(over)) return before;
    const nulls = Object.entries(over).filter(([, value]) => value === null);
    const deeper = Object.entries(over).filter(([, value]) => isTree(value));
    const merged = mergeTemplate(before, over);
    return {
        ...merged,
        ...Object.fromEntries(
            deeper.map(([key, value]) => [key, putIn(isTree(before[key]) ? before[key] : {}, value)]),
        ),
        ...Object.fromEntries(nulls),
    };
}
