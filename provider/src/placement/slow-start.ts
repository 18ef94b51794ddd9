import { type PoolTypes, typesOf } from "../instance-catalog/pool-types";

interface Pool extends PoolTypes {
    readonly capacity: "onDemand" | "spot" | "capacityBlock";
}

/** Whether a node of the pool may take far longer than most to come: Spot capacity, or a driver to load first. */
export const startsSlowly = (pool: Pool): boolean => pool.capacity === "spot" || hasAccelerators(pool);

/** Whether any of the pool's types has GPUs, a slice of one, or Neuron devices. */
export const hasAccelerators = (pool: PoolTypes): boolean =>
    typesOf(pool).some((type) => type.gpu !== undefined || type.neuron !== undefined);
