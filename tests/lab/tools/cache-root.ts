import { homedir } from "node:os";
import { join } from "node:path";

/** The folder of everything that is built once: `PULUMI_KUBERAY_CACHE`, else `pulumi-kuberay` in the user's cache. */
export function cacheRoot(environment: NodeJS.ProcessEnv = process.env): string {
    const { PULUMI_KUBERAY_CACHE, XDG_CACHE_HOME, HOME = homedir() } = environment;
    if (isSet(PULUMI_KUBERAY_CACHE)) return PULUMI_KUBERAY_CACHE;
    return join(isSet(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(HOME, ".cache"), "pulumi-kuberay");
}

/** An empty variable counts as none, as the XDG specification has it. */
function isSet(value: string | undefined): value is string {
    return value !== undefined && value !== "";
}
