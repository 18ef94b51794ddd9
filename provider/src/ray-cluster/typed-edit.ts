import { type Drift } from "./drift";
import { type Segment } from "./differences";
import { HEAD_GROUP } from "./expectation";
import { guessGroup } from "./guess-args";
import { isTree, type Json, type Tree } from "./object";
import { RAY_CONTAINER } from "./pods";
import { parseQuantity } from "../shared/quantity";
import { type Edit } from "./set-in";

/** The inputs that a change of the object amounts to, where a typed input says it. */
export function typedEdit(args: Tree, drift: Drift, all: readonly Drift[]): readonly Edit[] {
    switch (drift.where) {
        case "object":
            return objectEdit(drift.path, drift.live);
        case "missing group":
            return [{ path: ["workers", drift.group], value: undefined }];
        case "extra group":
            return [{ path: ["workers", drift.group.groupName], value: guessGroup(drift.group, isAutoscaled(args)) }];
        case "group":
            return groupEdit(args, drift, all);
    }
}

const isAutoscaled = ({ workers }: Tree): boolean =>
    isTree(workers) && Object.values(workers).some((group) => isTree(group) && group.maxReplicas !== undefined);

function objectEdit(path: readonly Segment[], live: Json | undefined): Edit[] {
    const [top, part, key] = path;
    if (top === "metadata" && (part === "labels" || part === "annotations") && typeof key === "string") {
        return [{ path: [part, key], value: live }];
    }
    if (top === "spec" && part === "rayVersion") return [{ path: ["rayVersion"], value: live }];
    const isMode = top === "spec" && part === "authOptions" && key === "mode";
    return isMode && (live === "token" || live === "disabled") ? [{ path: ["authentication"], value: live }] : [];
}

type GroupDrift = Extract<Drift, { readonly where: "group" }>;

function groupEdit(args: Tree, drift: GroupDrift, all: readonly Drift[]): Edit[] {
    const { group, path, live } = drift;
    const at = group === HEAD_GROUP ? ["head"] : ["workers", group];
    const [top, key] = path;
    if (isImage(drift)) return imageEdit(drift, all, args);
    if (isScale(drift)) return scaleEdit(inputAt(args, at), at, drift, all);
    if (top === "rayStartParams" && typeof key === "string") {
        return [{ path: [...at, "rayStartParams", key], value: live }];
    }
    return top === "template" ? containerEdit(at, path, live) : [];
}

const isScale = ({ path: [top] }: GroupDrift): boolean =>
    top === "replicas" || top === "minReplicas" || top === "maxReplicas";

function scaleEdit(
    given: Tree,
    at: readonly string[],
    { group, path, live }: GroupDrift,
    all: readonly Drift[],
): Edit[] {
    const [property] = path;
    if (typeof property !== "string") return [];
    if (given.maxReplicas !== undefined) return [{ path: [...at, property], value: live }];
    // A fixed group has one input for all three: it says what was edited only if all of them were, and alike.
    const alike = all.filter((it) => it.where === "group" && it.group === group && isScale(it) && it.live === live);
    return alike.length === 3 ? [{ path: [...at, "replicas"], value: live }] : [];
}

function inputAt(args: Tree, path: readonly string[]): Tree {
    let tree: Tree = args;
    for (const property of path) {
        const next = tree[property];
        tree = isTree(next) ? next : {};
    }
    return tree;
}

const isImage = (drift: Drift): boolean => drift.where === "group" && drift.path.at(-1) === "image" && isRay(drift);

const isRay = (drift: Drift): boolean => {
    const container = drift.where === "group" ? drift.path[3] : undefined;
    const role = drift.where === "group" && drift.group === HEAD_GROUP ? "head" : "worker";
    return typeof container === "object" && container.value === RAY_CONTAINER[role];
};

/** One input is the image of all pods: it was edited when all of them were; a single one goes to its `podTemplate`. */
function imageEdit({ live }: { readonly live: Json | undefined }, all: readonly Drift[], { workers }: Tree): Edit[] {
    const alike = all.filter((other) => isImage(other) && "live" in other && other.live === live).length;
    const pods = 1 + (isTree(workers) ? Object.keys(workers).length : 0);
    return alike === pods && typeof live === "string" ? [{ path: ["image"], value: live }] : [];
}

function containerEdit(at: readonly string[], path: readonly Segment[], live: Json | undefined): Edit[] {
    const [, , list, container, property, ...rest] = path;
    const role = at[0] === "head" ? "head" : "worker";
    if (list !== "containers" || typeof container !== "object" || container.value !== RAY_CONTAINER[role]) return [];
    if (property === "env") return envEdit(at, rest, live);
    return property === "resources" ? sizeEdit(at, rest, live) : [];
}

function envEdit(at: readonly string[], [entry, property]: readonly Segment[], live: Json | undefined): Edit[] {
    if (typeof entry !== "object") return [];
    const gone = property === undefined && live === undefined;
    const edited = property === "value" && typeof live === "string";
    return gone || edited ? [{ path: [...at, "env", String(entry.value)], value: live }] : [];
}

function sizeEdit(at: readonly string[], [which, size]: readonly Segment[], live: Json | undefined): Edit[] {
    // Requests and limits are one input; where they differ, the rest goes to `podTemplate`.
    if (which !== "limits" || typeof live !== "string") return [];
    if (size === "memory") return [{ path: [...at, "memory"], value: live }];
    const number = parseQuantity(live);
    if (number === undefined) return [];
    if (size === "cpu") return [{ path: [...at, "cpu"], value: number }];
    return size === "nvidia.com/gpu" ? [{ path: [...at, "gpus"], value: number }] : [];
}
