import { allocatable } from "../../instance-catalog/allocatable";
import { type DeviceName, EFA } from "../../instance-catalog/devices";
import { typesOf } from "../../instance-catalog/pool-types";
import { below } from "../../shared/problems";
import { type PodSizes, type PoolNodes } from "../pool-nodes";

interface AskedDevices {
    readonly name: string;
    readonly path: string;
    readonly count: number;
}

/** What a pod asks for, each with the input that says so. */
export function devicesAsked({ accelerators = {}, efa = 0 }: PodSizes, path: string): AskedDevices[] {
    const at = below(path, "accelerators");
    const named = Object.entries(accelerators).map(([name, count]) => ({ name, path: below(at, name), count }));
    return [...named, { name: EFA, path: below(path, "efa"), count: efa }];
}

/** The fewest that a node of the pool has; `undefined` for a device that EC2 does not tell of. */
export function devicesOffered(pool: PoolNodes, name: string): number | undefined {
    const counts = typesOf(pool).map((type) => {
        const { devices } = allocatable(type, pool.node);
        return Object.hasOwn(devices, name) ? devices[name as DeviceName] : undefined;
    });
    const known = counts.filter((count) => count !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
}
