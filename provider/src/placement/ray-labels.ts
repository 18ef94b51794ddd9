import { type InstanceType } from "../instance-catalog/instance-type";
import { type PoolTypes, typeNamed } from "../instance-catalog/pool-types";
import { containsUnknown, isUnknown } from "../shared/unknown";

const MARKET = "ray.io/market-type";
const REGION = "ray.io/region";
const ACCELERATOR = "ray.io/accelerator-type";

interface Pool extends PoolTypes {
    readonly capacity: "onDemand" | "spot" | "capacityBlock";
    readonly region?: string;
}

/**
 * Ray's names (`ray.util.accelerators`) for EC2's; where Ray has none, it finds one out on the node, and an autoscaler
 * at zero nodes does without.
 */
const RAY_GPU_NAMES: Readonly<Record<string, string>> = {
    V100: "V100",
    T4: "T4",
    // As Ray reads it from the driver.
    T4g: "T4G",
    A10G: "A10G",
    L4: "L4",
    L40S: "L40S",
    A100: "A100",
    H100: "H100",
    H200: "H200",
    B200: "B200",
    B300: "B300",
};
const RAY_NEURON_NAME = "aws-neuron-core";

/** What a pool tells Ray to schedule by. Nothing while it is unknown, or where the pool's types do not agree. */
export function deriveRayLabels(
    pool: Pool,
    uses: { readonly gpus: boolean; readonly neuron: boolean },
): Record<string, string> {
    const { capacity, region } = pool;
    const accelerator = acceleratorOf(pool, uses);
    return {
        ...(!isUnknown(capacity) && { [MARKET]: capacity === "spot" ? "spot" : "on-demand" }),
        ...(region !== undefined && !isUnknown(region) && { [REGION]: region }),
        ...(accelerator !== undefined && { [ACCELERATOR]: accelerator }),
    };
}

function acceleratorOf(pool: Pool, uses: { readonly gpus: boolean; readonly neuron: boolean }): string | undefined {
    if (containsUnknown(pool.instanceTypes)) return undefined;
    const names = pool.instanceTypes.map((name) => nameIn(typeNamed(name, pool), uses));
    return new Set(names).size === 1 ? names[0] : undefined;
}

function nameIn(
    type: InstanceType | undefined,
    uses: { readonly gpus: boolean; readonly neuron: boolean },
): string | undefined {
    if (uses.gpus && type?.gpu !== undefined) return RAY_GPU_NAMES[type.gpu.name];
    return uses.neuron && type?.neuron !== undefined ? RAY_NEURON_NAME : undefined;
}
