import { type Kind, kindOf, type KubernetesObject } from "../cluster-access/objects";
import { type Tree } from "./object";

/** A RayCluster as it is in the cluster, perhaps made by others: nothing is certain to be there. */
export interface LiveRayCluster extends KubernetesObject {
    readonly spec?: {
        readonly rayVersion?: string;
        readonly enableInTreeAutoscaling?: boolean;
        readonly autoscalerOptions?: Tree;
        readonly authOptions?: { readonly mode?: string };
        readonly headGroupSpec?: LiveGroup;
        readonly workerGroupSpecs?: readonly LiveWorkerGroup[];
    };
    readonly status?: {
        readonly state?: string;
        readonly reason?: string;
        readonly conditions?: readonly {
            readonly type: string;
            readonly status: string;
            readonly reason?: string;
            readonly message?: string;
        }[];
    };
}

export interface LiveGroup {
    readonly rayStartParams?: Readonly<Record<string, string>>;
    readonly template?: Tree;
}

export interface LiveWorkerGroup extends LiveGroup {
    readonly groupName: string;
    readonly replicas?: number;
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly numOfHosts?: number;
    readonly scaleStrategy?: Tree;
}

export const RAY_CLUSTER: Kind<LiveRayCluster> = kindOf<LiveRayCluster>("ray.io/v1", "RayCluster", "rayclusters");

export const groupsOf = (cluster: LiveRayCluster | undefined): readonly LiveWorkerGroup[] =>
    cluster?.spec?.workerGroupSpecs ?? [];

export const conditionOf = (cluster: LiveRayCluster | undefined, type: string) =>
    cluster?.status?.conditions?.find((condition) => condition.type === type);
