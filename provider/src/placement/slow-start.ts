import { findInstanceType } from "../instance-catalog/find";
import { isUnknown } from "../shared/unknown";

interface Pool {
    readonly instanceTypes: readonly string[];
    readonly capacity: "onDemand" | "spot" | "capacityBlock";
}

/** Whether a node of the pool may take far longer than most to come: Spot capacity, or a driver to load first. */
export const startsSlowly = ({ instanceTypes, capacity }: Pool): boolean =>
    capacity === "spot" || hasAccelerators({ instanceTypes });

/** Whether any of the pool's types has GPUs, a slice of one, or Neuron devices. */
export function hasAccelerators({ instanceTypes }: Pick<Pool, "instanceTypes">): boolean {
    if (isUnknown(instanceTypes)) return false;
    return instanceTypes.some((name) => {
        const type = isUnknown(name) ? undefined : findInstanceType(name);
        return type?.gpu !== undefined || type?.neuron !== undefined;
    });
}
