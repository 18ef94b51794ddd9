import { type RayClusterArgs } from "../../../provider/src/ray-cluster/args/args";

/** What became of the pods of a group. */
export type Outcome =
    /** The same pods. */
    | "kept"
    /** All are other ones. */
    | "anew"
    /** The same, and more. */
    | "more"
    /** Some of the same. */
    | "fewer"
    /** None is left. */
    | "gone";

export const GROUPS = ["head", "a", "b"] as const;
export type Group = (typeof GROUPS)[number];
export type Outcomes = Readonly<Record<Group, Outcome>>;

/** Merged over other arguments: maps by key; `null` takes out. */
export type Patch = Readonly<Record<string, unknown>>;

/** An edit of one input of a cluster with a head and the worker groups `a` and `b`. */
export interface EditCase {
    /** Over the standard cluster, before the edit. */
    readonly before: Patch;
    /** Over that. */
    readonly edit: Patch;
    /** Where the table alone does not tell. */
    readonly outcomes?: Partial<Outcomes>;
    /** What the preview warns of, where the class alone does not tell; `false`: of nothing. */
    readonly warns?: RegExp | false;
    /** Refused by a check of the inputs. */
    readonly isRefused?: true;
}

/** Small, with a fixed number of pods: what differs is said by the case. */
export const STANDARD: RayClusterArgs = {
    image: "rayproject/ray:2.54.0-py311",
    head: { cpu: 0.2, memory: "512Mi" },
    workers: { a: { cpu: 0.1, memory: "256Mi" }, b: { cpu: 0.1, memory: "256Mi" } },
};

export function patched<T>(base: T, patch: Patch): T {
    const merged: Record<string, unknown> = { ...(base as object) };
    for (const [key, value] of Object.entries(patch)) {
        if (value === null) Reflect.deleteProperty(merged, key);
        else if (isMap(value)) merged[key] = patched(isMap(merged[key]) ? merged[key] : {}, value);
        else merged[key] = value;
    }
    return merged as T;
}

const isMap = (value: unknown): value is Patch => typeof value === "object" && value !== null && !Array.isArray(value);
