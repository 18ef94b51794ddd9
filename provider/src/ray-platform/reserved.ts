import { EFA_PLUGIN_REQUESTS, type Room } from "../placement/node-budget";
import { devicePluginsIn } from "./add-on-args";
import { type RayPlatformArgs } from "./args";
import { usesEfa } from "./efa-use";

/** What the unit itself runs on the nodes of a pool, or may run there, beside what every unit does. */
export function reservedOn(args: RayPlatformArgs, name: string): Room | undefined {
    const parts = [...(installsEfa(args) && usesEfa(args, name) ? [EFA_PLUGIN_REQUESTS] : [])];
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
