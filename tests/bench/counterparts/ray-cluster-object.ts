import { type RayClusterObject } from "../../../provider/src/ray-cluster/plan/object";
import { planRayCluster } from "../../../provider/src/ray-cluster/plan/ray-cluster";
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";
import { type Recorded } from "./written-resource";
import { type PlannedArgs } from "../../../provider/src/ray-cluster/plan/planned-args";

/** What Kubernetes gets for a RayCluster of ours. */
export function rayClusterObject({ name, inputs, urn }: Recorded): RayClusterObject {
    const defaults = { name, namespace: "default", operatorVersion: DEFAULT_KUBERAY_VERSION };
    return planRayCluster({ ...defaults, ...inputs } as unknown as PlannedArgs, urn);
}
