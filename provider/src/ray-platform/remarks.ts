import { type Breach } from "../shared/breach";
import { type RayPlatformArgs } from "./args";
import { clustersFitTogether, poolsHaveToGrow } from "./fit-rules";
import { operatorMayWait } from "./operator-rules";
import { judgedClusters } from "./judged-clusters";
import { placements } from "./placements";

/** Warnings and notes about a unit that has passed its checks. What concerns one Ray cluster alone, that one says. */
export function remarksOnUnit(args: RayPlatformArgs, unit: string): Breach[] {
    const pools = placements(args, unit);
    const clusters = judgedClusters(args, pools);
    return [...operatorMayWait(args, pools), ...clustersFitTogether(clusters), ...poolsHaveToGrow(args, clusters)];
}
