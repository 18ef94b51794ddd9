import { type PodToPlace } from "../../../provider/src/placement/derive";
import { type PoolNodes } from "../../../provider/src/placement/pool-nodes";

export const GPU_TAINT = { key: "nvidia.com/gpu", value: "true", effect: "NoSchedule" } as const;

/** A GPU pool that is right as it stands: a test states only what differs. */
export const pool = (differs: Partial<PoolNodes> = {}): PoolNodes => ({
    nodeSelector: { "kuberay.pulumi.com/pool": "gpu" },
    taints: [GPU_TAINT],
    instanceTypes: ["g6e.12xlarge"],
    ...differs,
});

export const plain = (differs: Partial<PoolNodes> = {}): PoolNodes =>
    pool({ taints: [], instanceTypes: ["m7i.2xlarge"], ...differs });

export const podOn = (on: PoolNodes | undefined, differs: Partial<PodToPlace> = {}): PodToPlace => ({
    pod: {},
    role: "worker",
    pool: on,
    sidecarCpuMillis: 0,
    sidecarMemoryMiB: 0,
    ...differs,
});
