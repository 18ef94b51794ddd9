import { CLUSTER_AUTOSCALER_REQUESTS, EFA_PLUGIN_REQUESTS } from "../../placement/neighbours";
import { takesAnyPod } from "../../placement/node-budget";
import { isUnknown } from "../../shared/unknown";
import { clusterAutoscalerIn, devicePluginsIn } from "../args/add-on-args";
import { type RayPlatformArgs } from "../args/args";
import { type PoolPlacement } from "../../placement/args/pool-placement";

/** The pool with room for what the unit itself runs on its nodes, or may run there, beside what every unit does. */
export function withReserved(args: RayPlatformArgs, pool: PoolPlacement): PoolPlacement {
    const own = [
        ...(installsEfa(args) && pool.node?.efaInterfaces !== undefined ? [EFA_PLUGIN_REQUESTS] : []),
        ...(clusterAutoscalerIn(args) !== undefined && takesAnyPod(pool) ? [CLUSTER_AUTOSCALER_REQUESTS] : []),
    ];
    if (own.length === 0 || isUnknown(pool.reserved)) return pool;
    const parts = pool.reserved === undefined ? own : [...own, pool.reserved];
    return {
        ...pool,
        reserved: {
            cpuMillis: parts.reduce((sum, part) => sum + part.cpuMillis, 0),
            memoryMiB: parts.reduce((sum, part) => sum + part.memoryMiB, 0),
            pods: own.length + (pool.reserved === undefined ? 0 : (pool.reserved.pods ?? 1)),
        },
    };
}

function installsEfa(args: RayPlatformArgs): boolean {
    const { enabled, efa } = devicePluginsIn(args);
    return enabled !== false && efa?.enabled !== false;
}
