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
            return isImage(drift) ? imageEdit(drift, all, args) : groupEdit(args, drift.group, drift.path, drift.live);
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

const SCALE = ["replicas", "minReplicas", "maxReplicas"];

function groupEdit(args: Tree, group: string, path: readonly Segment[], live: Json | undefined): Edit[] {
    const at = group === HEAD_GROUP ? ["head"] : ["workers", group];
    const [top, key] = path;
    if (typeof top === "string" && SCALE.includes(top)) {
        // A bound of a fixed group is no input; with its number it is another group altogether.
        const given = inputAt(args, at)[top] !== undefined || (top === "replicas" && !isAutoscaledGroup(args, at));
        return given && typeof live === "number" ? [{ path: [...at, top], value: live }] : [];
    }
    if (top === "rayStartParams" && typeof key === "string") {
        return [{ path: [...at, "rayStartParams", key], value: live }];
    }
    return top === "template" ? containerEdit(at, path, live) : [];
}

const isAutoscaledGroup = (args: Tree, at: readonly string[]): boolean => inputAt(args, at).maxReplicas !== undefined;

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
