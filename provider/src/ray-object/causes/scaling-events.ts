import { type KubernetesEvent, latestOf } from "./event";

/** What the Cluster Autoscaler decides for a pod that no node has room for. */
export const AUTOSCALER_SOURCE = "cluster-autoscaler";
const REFUSED = "NotTriggerScaleUp";
const GRANTED = "TriggeredScaleUp";

/** Of its reasons those that pass: it pauses after a failed attempt, or the node group is not ready yet. */
const PASSING = /backoff|not ready|timeout|error/i;

export interface ScalingDecision {
    /** Whether a node is on its way. */
    readonly granted: boolean;
    /** Whether it will not think otherwise by itself. */
    readonly definite: boolean;
    readonly message: string;
}

/** Its latest decision; `undefined` when it has made none, as where another autoscaler or none is at work. */
export function scalingDecision(events: readonly KubernetesEvent[]): ScalingDecision | undefined {
    const latest = latestOf(events.filter(({ reason }) => reason === REFUSED || reason === GRANTED));
    if (latest === undefined) return undefined;
    const message = latest.message ?? "";
    const granted = latest.reason === GRANTED;
    return { granted, definite: !granted && !PASSING.test(message), message };
}

/**
 * Whether it refuses only because node groups are as large as they may be. It notices a larger maximum up to a minute
 * late. With a resource that is "Insufficient", too, the pod does not fit an empty node of its own group: other groups
 * only ever report that they are not the ones it names.
 */
export const blamesSize = ({ message }: ScalingDecision): boolean =>
    message.includes("max node group size reached") && !message.includes("Insufficient");
