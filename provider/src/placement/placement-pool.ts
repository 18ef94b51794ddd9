import { type NodeChoices } from "../instance-catalog/node-choices";
import { type PoolTypes } from "../instance-catalog/pool-types";

/** What placement must know of a pool; `PoolPlacement`, which a node pool puts out, is one. */
export interface PlacementPool extends PoolTypes {
    readonly nodeSelector: Readonly<Record<string, string>>;
    readonly taints: readonly Taint[];
    /** What the pool has decided about its nodes, where that is not what pools decide that say nothing. */
    readonly node?: Partial<NodeChoices>;
    /** Requests of what else runs on each node, or may run, as the unit and its user know. */
    readonly reserved?: { readonly cpuMillis: number; readonly memoryMiB: number; readonly pods?: number };
}

export interface Taint {
    readonly key: string;
    readonly value?: string;
    readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** What placement must know of a pod; head and worker groups of a Ray cluster are such. */
export interface PodSizes {
    /** Name of the pool, for messages. */
    readonly pool?: string;
    readonly podsPerNode?: number;
    readonly cpu?: number;
    readonly memory?: string;
    readonly gpus?: number;
    /** Other devices by their resource name. */
    readonly accelerators?: Readonly<Record<string, number>>;
    readonly efa?: number;
    readonly ephemeralStorage?: string;
    /** What is reserved where that is less than the sizes. */
    readonly requests?: { readonly cpu?: number; readonly memory?: string; readonly ephemeralStorage?: string };
}
