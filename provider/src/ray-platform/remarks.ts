import { type Breach } from "../shared/breach";
import { type RayPlatformArgs } from "./args";
import { clustersFitTogether, poolsHaveToGrow } from "./fit-rules";
import { operatorMayWait } from "./operator-rules";
import { placements } from "./placements";

/** Warnings and notes about a unit that has passed its checks. What concerns one Ray cluster alone, that one says. */
export function remarksOnUnit(args: RayPlatformArgs, unit: string): Breach[] {
    const pools = placements(args, unit);
    return [...operatorMayWait(args, pools), ...clustersFitTogether(args, pools), ...poolsHaveToGrow(args, pools)];
}
