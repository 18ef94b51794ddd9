import { hasAccelerators } from "../../placement/slow-start";
import { knownMap, knownText } from "../../shared/known";
import { below, type Problem } from "../../shared/problems";
import { type PoolPlacement } from "../../placement/args/pool-placement";
import { type PlannedSpec } from "../facts/planned-spec";
import { type WarningContext } from "./rule";

/** Where the head should not be; warnings, since there may be no other pool. */
export function headIsNotOnSpot(settings: PoolsAndHead, { path }: WarningContext): Problem[] {
    if (headPoolOf(settings)?.capacity !== "spot") return [];
    const reason = `the pool is Spot capacity: AWS takes such a node back at two minutes' notice, and the whole Ray cluster goes with its head. Name a pool on demand, or leave it out to have one chosen.`;
    return [{ path: poolPath(path), reason }];
}

export function headTakesNoGpus(settings: PoolsAndHead, { path }: WarningContext): Problem[] {
    const pool = headPoolOf(settings);
    // Of a Spot pool there is worse to say.
    if (pool === undefined || pool.capacity === "spot" || !hasAccelerators(pool)) return [];
    const reason = `the pool has GPUs or Neuron devices, which the head does not use and keeps from workers on its node. Name a pool without, or leave it out to have one chosen.`;
    return [{ path: poolPath(path), reason }];
}

const poolPath = (path: string): string => below(below(path, "head"), "pool");

type PoolsAndHead = Pick<PlannedSpec, "head" | "pools">;

function headPoolOf({ head, pools }: PoolsAndHead): PoolPlacement | undefined {
    const name = knownText(knownMap(head).pool);
    return name === undefined ? undefined : (knownMap(pools)[name] as PoolPlacement | undefined);
}
