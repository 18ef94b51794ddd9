import { type PoolPlacement } from "../node-pool/args";
import { CLUSTER_AUTOSCALER_REQUESTS, EFA_PLUGIN_REQUESTS } from "../placement/neighbours";
import { isTainted } from "../placement/node-budget";
import { type Room } from "../placement/resources";
import { isUnknown } from "../shared/unknown";
import { clusterAutoscalerIn, devicePluginsIn } from "./add-on-args";
import { type RayPlatformArgs } from "./args";

type Pool = Pick<PoolPlacement, "taints" | "node">;

/** What the unit itself runs on the nodes of a pool, or may run there, beside what every unit does. */
export function reservedOn(args: RayPlatformArgs, pool: Pool): Room | undefined {
    const parts = [
        ...(installsEfa(args) && pool.node?.efaInterfaces !== undefined ? [EFA_PLUGIN_REQUESTS] : []),
        ...(clusterAutoscalerIn(args) !== undefined && isOpen(pool) ? [CLUSTER_AUTOSCALER_REQUESTS] : []),
    ];
    if (parts.length === 0) return undefined;
    return {
        cpuMillis: parts.reduce((sum, part) => sum + part.cpuMillis, 0),
        memoryMiB: parts.reduce((sum, part) => sum + part.memoryMiB, 0),
    };
}

function installsEfa(args: RayPlatformArgs): boolean {
    const { enabled, efa } = devicePluginsIn(args);
    return enabled !== false && efa?.enabled !== false;
}

/** Its pod tolerates no taint, and may run on any node without. */
const isOpen = (pool: Pool): boolean => isUnknown(pool.taints) || !isTainted(pool);
