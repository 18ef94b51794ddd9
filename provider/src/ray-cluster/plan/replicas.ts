import { type WorkerGroupArgs } from "../args";
import { DEFAULT_MIN_REPLICAS, DEFAULT_REPLICAS } from "../rules/replica-rules";

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
