import { type LiveRayCluster } from "../live";
import { type RayClusterObject } from "../object";
import { isQueued } from "../metadata";

/** KubeRay keeps a cluster suspended whose `suspend` is taken away: it wants to be told that it is false. */
export function resumed<T extends RayClusterObject>(object: T, live: LiveRayCluster): T {
    const { spec } = object;
    if (spec.suspend !== undefined || live.spec?.suspend === undefined || isQueued(object) || isQueued(live))
        return object;
    return { ...object, spec: { ...spec, suspend: false } };
}
