import { hasAccelerators } from "../../placement/slow-start";
import { knownMap, knownText } from "../../ray-object/known";
import { below, type Problem } from "../../shared/problems";
import { type RayClusterArgs } from "../args";
import { type Settings } from "./rule";

/** Where the head should not be; a warning, since there may be no other pool. */
export function headPoolIsSteady(settings: Settings, path: string): Problem[] {
    const { pools } = settings as Pick<RayClusterArgs, "pools">;
    const name = knownText(knownMap(settings.head).pool);
    const pool =
        name === undefined ? undefined : (knownMap(pools)[name] as NonNullable<typeof pools>[string] | undefined);
    if (pool === undefined) return [];
    const at = below(below(path, "head"), "pool");
    if (pool.capacity === "spot") {
        const reason = `the pool is Spot capacity: AWS takes such a node back at two minutes' notice, and the whole Ray cluster is lost with its head. Name a pool on demand, or leave it out to have one chosen.`;
        return [{ path: at, reason }];
    }
    if (!hasAccelerators(pool)) return [];
    const reason = `the pool has GPUs or Neuron devices, which the head does not use and keeps from workers on its node. Name a pool without, or leave it out to have one chosen.`;
    return [{ path: at, reason }];
}
