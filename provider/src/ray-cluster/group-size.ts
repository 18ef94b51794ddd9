import { type Replicas } from "./plan/replicas";

export interface Sized extends Replicas {
    readonly numOfHosts?: number | undefined;
}

/** Pods of a group as far as the inputs tell: what the Ray autoscaler has made of it is not in them. */
export function groupSize(group: Sized, isAutoscaled: boolean): string {
    const { minReplicas, maxReplicas, numOfHosts: hosts = 1 } = group;
    const fixed = fixedSize(group, isAutoscaled);
    return fixed === undefined ? `${minReplicas * hosts} to ${maxReplicas * hosts}` : `${fixed}`;
}

/** Pods of a group whose number is fixed; `undefined` while it is the Ray autoscaler's. */
export function fixedSize(group: Sized, isAutoscaled: boolean): number | undefined {
    const { replicas, minReplicas, maxReplicas, numOfHosts = 1 } = group;
    if (isAutoscaled && minReplicas !== maxReplicas) return undefined;
    // As the operator takes them.
    return Math.min(Math.max(replicas, minReplicas), maxReplicas) * numOfHosts;
}
