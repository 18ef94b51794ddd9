import { GPU_TAINT } from "../../placement/fixtures";
import { type PoolPlacement } from "../../../../provider/src/placement/args/pool-placement";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { clusterFit, planToJudge } from "../../../../provider/src/ray-cluster/checks";
import { type SpecFit } from "../../../../provider/src/ray-spec/fit/group";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";

/** A plain pool for a head and workers: a test states only what differs. */
export const general = (differs: Partial<PoolPlacement> = {}): PoolPlacement => ({
    nodeSelector: { "kuberay.pulumi.com/pool": "general" },
    taints: [],
    instanceTypes: ["m7i.2xlarge"],
    capacity: "onDemand",
    minSize: 1,
    maxSize: 4,
    ...differs,
});

export const gpu = (differs: Partial<PoolPlacement> = {}): PoolPlacement =>
    general({ instanceTypes: ["g6e.12xlarge"], taints: [GPU_TAINT], minSize: 0, maxSize: 2, ...differs });

const HEAD = { pool: "general", cpu: 2, memory: "8Gi" };

/** A cluster on these two pools, with one group. */
export const clusterOn = (w: object | undefined, pools: object = {}, differs: object = {}): RayClusterArgs => ({
    name: "train",
    image: "rayproject/ray:2.54.0",
    head: HEAD,
    ...(w && { workers: { w } }),
    pools: { general: general(), gpu: gpu(), ...pools },
    ...differs,
});

/** Its pods, as they are to be judged. */
export const clusterWith = (w: object | undefined, pools: object = {}, differs: object = {}, path = ""): SpecFit => {
    const settings = clusterOn(w, pools, differs);
    const at = { name: "train", path, pools: settings.pools ?? {}, operatorVersion: DEFAULT_KUBERAY_VERSION };
    return clusterFit(settings, path, planToJudge(settings, at));
};
