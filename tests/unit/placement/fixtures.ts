import { type PodToPlace } from "../../../provider/src/placement/derive";
import { type PlacementPool } from "../../../provider/src/placement/placement-pool";

export const GPU_TAINT = { key: "nvidia.com/gpu", value: "true", effect: "NoSchedule" } as const;

/** A GPU pool that is right as it stands: a test states only what differs. */
export const pool = (differs: Partial<PlacementPool> = {}): PlacementPool => ({
    nodeSelector: { "kuberay.pulumi.com/pool": "gpu" },
    taints: [GPU_TAINT],
    instanceTypes: ["g6e.12xlarge"],
    ...differs,
});

export const plain = (differs: Partial<PlacementPool> = {}): PlacementPool =>
    pool({ taints: [], instanceTypes: ["m7i.2xlarge"], ...differs });

export const podOn = (on: PlacementPool | undefined, differs: Partial<PodToPlace> = {}): PodToPlace => ({
    pod: {},
    role: "worker",
    pool: on,
    sidecarCpuMillis: 0,
    sidecarMemoryMiB: 0,
    ...differs,
});
