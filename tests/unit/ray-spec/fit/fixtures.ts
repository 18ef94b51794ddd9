import { type PoolPlacement } from "../../../../provider/src/node-pool/args";
import { type PodSource } from "../../../../provider/src/ray-spec/build/groups";
import { GPU_TAINT } from "../../placement/fixtures";

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
export const clusterWith = (w: object | undefined, pools: object = {}, differs: object = {}): PodSource => ({
    name: "train",
    image: "rayproject/ray:2.54.0",
    head: HEAD,
    ...(w && { workers: { w } }),
    pools: { general: general(), gpu: gpu(), ...pools },
    ...differs,
});
