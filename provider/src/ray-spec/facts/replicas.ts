import { knownMap } from "../../shared/known";
import { isUnknown } from "../../shared/unknown";
import { type SpecArgs } from "../args/args";
import { type WorkerGroupArgs } from "../args/groups";

export interface Replicas {
    readonly replicas: number;
    readonly minReplicas: number;
    readonly maxReplicas: number;
}

/** Number and bounds of a group. Without bounds they meet at the number; between bounds it starts at the fewest. */
export function replicasOf({ replicas, minReplicas, maxReplicas }: WorkerGroupArgs): Replicas {
    if (maxReplicas === undefined) {
        const number = replicas ?? DEFAULT_REPLICAS;
        return { replicas: number, minReplicas: number, maxReplicas: number };
    }
    const least = minReplicas ?? DEFAULT_MIN_REPLICAS;
    return { replicas: replicas ?? least, minReplicas: least, maxReplicas };
}

/** Default of `replicas` in a group that gives neither it nor bounds. */
const DEFAULT_REPLICAS = 1;

/** Default of `minReplicas` in a group that gives `maxReplicas`. */
export const DEFAULT_MIN_REPLICAS = 0;

/** Whether the Ray autoscaler runs: as said, else where some group leaves its number of pods to it. */
export function isAutoscaled({ autoscaling, workers }: Pick<SpecArgs, "autoscaling" | "workers">): boolean {
    const { enabled } = knownMap(autoscaling);
    if (typeof enabled === "boolean") return enabled;
    return Object.values(knownMap(workers)).some((group) => knownMap(group).maxReplicas !== undefined);
}

/** Whether that depends on what is not known yet. */
export function mayBeAutoscaled({ autoscaling, workers }: Pick<SpecArgs, "autoscaling" | "workers">): boolean {
    const { enabled } = knownMap(autoscaling);
    if (typeof enabled === "boolean") return false;
    return [autoscaling, enabled, workers, ...Object.values(knownMap(workers))].some(isUnknown);
}

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

/** Nobody else decides about the number: no autoscaler runs, or the bounds meet and leave it nothing to decide. */
export const isFixed = (
    group: { readonly minReplicas: number; readonly maxReplicas: number },
    autoscaled: boolean,
): boolean => !autoscaled || group.minReplicas === group.maxReplicas;
