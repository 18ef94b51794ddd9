import { type RayClusterArgs } from "../ray-cluster/args";
import { isUnknown } from "../shared/unknown";
import { isTree } from "../shared/tree";
import { type RayClusterObject } from "../ray-cluster/object";
import { type LiveRayCluster } from "./watch/live";

export type SuspensionSource = Pick<RayClusterArgs, "suspend" | "queueName" | "spec">;

/**
 * Whether the inputs let no pod run; `spec` has the last word. In a queue it is Kueue that decides, and the inputs do
 * not tell.
 */
export const isSuspended = (args: SuspensionSource): boolean => isHeld(args) && saidIn(args) === true;

/** The same, or nobody knows yet: of pods that there may be none of nothing is said. */
export const mayBeSuspended = (args: SuspensionSource): boolean =>
    isHeld(args) && (saidIn(args) === true || isUnknown(saidIn(args)));

const isHeld = ({ queueName }: SuspensionSource): boolean => queueName === undefined;

const saidIn = ({ suspend, spec }: SuspensionSource): unknown => {
    if (isUnknown(spec)) return spec;
    return overridesSuspend(spec) ? spec.suspend : suspend;
};

export const overridesSuspend = (spec: unknown): spec is { readonly suspend: unknown } =>
    isTree(spec) && spec.suspend !== undefined;

export const QUEUE = "kueue.x-k8s.io/queue-name";

/** Whether Kueue decides when the cluster runs: it may have put it into a queue of its own accord. */
export const isQueued = ({ metadata: { labels } }: Labelled): boolean => labels?.[QUEUE] !== undefined;

interface Labelled {
    readonly metadata: { readonly labels?: Readonly<Record<string, unknown>> };
}

const MULTIKUEUE = "kueue.x-k8s.io/multikueue";

/** Who decides when the pods run, beside the KubeRay operator. */
export type StartedBy =
    | "operator"
    /** Nobody: `suspend` is true, and no pod is to be left. */
    | "nobody"
    /** Kueue, which suspends the cluster until it admits it. */
    | "queue"
    /** Kueue, in another Kubernetes cluster: only the status comes back. */
    | "elsewhere";

export function startedBy(object: RayClusterObject): StartedBy {
    const { spec } = object;
    if (spec.managedBy === MULTIKUEUE) return "elsewhere";
    if (isQueued(object)) return "queue";
    return spec.suspend === true ? "nobody" : "operator";
}

/** KubeRay keeps a cluster suspended whose `suspend` is taken away: it wants to be told that it is false. */
export function resumed<T extends RayClusterObject>(object: T, live: LiveRayCluster): T {
    const { spec } = object;
    if (spec.suspend !== undefined || live.spec?.suspend === undefined || isQueued(object) || isQueued(live))
        return object;
    return { ...object, spec: { ...spec, suspend: false } };
}

/** KubeRay's word for a cluster whose pods are gone because they should be. */
export const SUSPENDED = "suspended";
