import { type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { type LiveNodeGroups } from "./live-node-group";
import { type LiveCluster } from "./live-cluster";

/** Where a pool belongs, and what was found there. */
export interface PoolContext {
    /** Project and stack: two stacks with the same program must not meet in one AWS account. */
    readonly project: string;
    readonly stack: string;
    readonly unit: string;
    readonly pool: string;
    readonly clusterName: string | Unknown;
    /** Region of the cluster, for the partition in ARNs. Default: one of the commercial regions. */
    readonly region: string | Unknown | undefined;
    /** What AWS tells of the cluster; `undefined` when no pool needs it. */
    readonly cluster: LiveCluster | undefined;
    /** Subnets of pools that give none. */
    readonly clusterSubnetIds: readonly string[] | Unknown;
    /** Whether `clusterSubnetIds` were looked up: EKS may add some later, which is no reason to replace a group. */
    readonly subnetsAreLookedUp: boolean;
    /** Those that the pool takes of them, or of its own, when it had to be looked where they are. */
    readonly chosenSubnetIds?: readonly string[] | Unknown;
    /** Leaves that are outputs of the program: their values are no part of the name, which must be known in preview. */
    readonly outputs: Readonly<Partial<Record<"clusterName" | keyof NodePoolArgs, boolean>>>;
    readonly live: LiveNodeGroups;
    readonly secrets: PoolSecrets;
}

/** Which of a pool's derived maps must not stand in the state in clear. */
export interface PoolSecrets {
    readonly labels: boolean;
    readonly taints: boolean;
    readonly tags: boolean;
    readonly userData: boolean;
}

export const NO_SECRETS: PoolSecrets = { labels: false, taints: false, tags: false, userData: false };
