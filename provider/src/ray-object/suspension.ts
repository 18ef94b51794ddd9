import { MULTIKUEUE } from "../ray-spec/facts/managers";
import { isTree } from "../shared/tree";
import { isUnknown } from "../shared/unknown";

/** The label that puts an object into a local queue of Kueue. */
export const QUEUE = "kueue.x-k8s.io/queue-name";
/** KubeRay's word for a cluster whose pods are gone because they should be. */
export const SUSPENDED = "suspended";

/** Of the inputs, those that tell. */
export interface SuspensionSource {
    readonly suspend?: unknown;
    readonly queueName?: unknown;
    readonly spec?: unknown;
}

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

interface Labelled {
    readonly metadata: { readonly labels?: Readonly<Record<string, unknown>> };
}

/** Whether Kueue decides when the cluster runs: it may have put it into a queue of its own accord. */
export const isQueued = ({ metadata: { labels } }: Labelled): boolean => labels?.[QUEUE] !== undefined;

/** An object that may be suspended, planned or live. */
interface Suspendable extends Labelled {
    readonly spec?: { readonly suspend?: boolean; readonly managedBy?: string };
}

/** Whether it lets no pod run, whoever says so. */
export const isHalted = (object: Suspendable | undefined): boolean => object?.spec?.suspend === true;

/** Who decides when the pods run, beside the KubeRay operator. */
export type StartedBy =
    | "operator"
    /** Nobody: `suspend` is true, and no pod is to be left. */
    | "nobody"
    /** Kueue, which suspends the cluster until it admits it. */
    | "queue"
    /** Kueue, in another Kubernetes cluster: only the status comes back. */
    | "elsewhere";

export function startedBy(object: Suspendable): StartedBy {
    if (object.spec?.managedBy === MULTIKUEUE) return "elsewhere";
    if (isQueued(object)) return "queue";
    return isHalted(object) ? "nobody" : "operator";
}

/** What of `suspend` is written over an object that is there; `undefined` when nothing is. */
export function suspendOnto(planned: Suspendable, live: Suspendable): boolean | undefined {
    const [said, is] = [planned.spec?.suspend, live.spec?.suspend];
    if (is === undefined) return said;
    // What Kueue has suspended stays so, although the input that once said it is gone.
    if (isQueued(planned)) return is;
    // KubeRay keeps a cluster suspended whose `suspend` is taken away: it wants to be told that it is false.
    return said ?? (isQueued(live) ? undefined : false);
}
