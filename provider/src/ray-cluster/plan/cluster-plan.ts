import { type Companion } from "../../ray-object/companions/companion";
import { planCompanions } from "../../ray-object/companions/plan";
import { type RayClusterObject } from "./object";
import { planRayCluster } from "./ray-cluster";
import { type PlannedArgs } from "./planned-args";

/** Everything that one resource stands for in the Kubernetes cluster. */
export interface ClusterPlan {
    readonly args: PlannedArgs;
    readonly cluster: RayClusterObject;
    readonly companions: readonly Companion[];
}

export const planCluster = (args: PlannedArgs, urn: string): ClusterPlan => ({
    args,
    cluster: planRayCluster(args, urn),
    companions: planCompanions(args),
});
