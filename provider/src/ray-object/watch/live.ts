import { type Kind, kindOf, type KubernetesObject } from "../../cluster-access/objects";
import { isRetired } from "../../ray-spec/facts/retired-group";
import { type Tree } from "../../shared/tree";

/** A RayCluster as it is in the cluster, perhaps made by others: nothing is certain to be there. */
export interface LiveRayCluster extends KubernetesObject {
    readonly spec?: {
        readonly rayVersion?: string;
        readonly suspend?: boolean;
        readonly enableInTreeAutoscaling?: boolean;
        readonly autoscalerOptions?: Tree;
        readonly upgradeStrategy?: { readonly type?: string };
        readonly gcsFaultToleranceOptions?: Tree;
        readonly authOptions?: { readonly mode?: string };
        readonly headGroupSpec?: LivePodGroup;
        readonly workerGroupSpecs?: readonly LiveWorkerGroup[];
    };
    readonly status?: {
        readonly state?: string;
        readonly reason?: string;
        readonly readyWorkerReplicas?: number;
        readonly desiredWorkerReplicas?: number;
        /** Written with every change of the status. */
        readonly lastUpdateTime?: string;
        readonly conditions?: readonly {
            readonly type: string;
            readonly status: string;
            readonly reason?: string;
            readonly message?: string;
        }[];
    };
}

export interface LivePodGroup {
    readonly rayStartParams?: Readonly<Record<string, string>>;
    readonly template?: Tree;
}

export interface LiveWorkerGroup extends LivePodGroup {
    readonly groupName: string;
    readonly replicas?: number;
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly numOfHosts?: number;
    readonly suspend?: boolean;
    readonly scaleStrategy?: Tree;
}

export const RAY_CLUSTER: Kind<LiveRayCluster> = kindOf<LiveRayCluster>("ray.io/v1", "RayCluster", "rayclusters");

/** Every entry of the list, those that only keep a place included. */
export const placesOf = (cluster: LiveRayCluster | undefined): readonly LiveWorkerGroup[] =>
    cluster?.spec?.workerGroupSpecs ?? [];

export const liveGroups = (cluster: LiveRayCluster | undefined): readonly LiveWorkerGroup[] =>
    placesOf(cluster).filter((group) => !isRetired(group));

export const conditionOf = (cluster: LiveRayCluster | undefined, type: string) =>
    cluster?.status?.conditions?.find((condition) => condition.type === type);
