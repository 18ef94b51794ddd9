import { isSuspended } from "../../../ray-object/suspension";
import { type PlannedRayCluster } from "./args";
import { type RayClusterSettings } from "../../../ray-cluster/args/args";
import { containsUnknown, UNKNOWN } from "../../../shared/unknown";
import { groupSize, isAutoscaled, replicasOf } from "../../../ray-spec/facts/replicas";

/** Where the pods of a Ray cluster are and how many. What is said only sometimes is left out when it is the default. */
export function summaryOfCluster(
    settings: RayClusterSettings,
    at: { readonly head: string | undefined; readonly namespace: string },
): PlannedRayCluster {
    const { head, namespace } = at;
    const workers = Object.entries(settings.workers ?? {});
    const sizes = workers.map(([name, group]): [string, string] => [name, sizeOf(settings, group)]);
    return {
        head,
        ...(settings.head?.disruptionProtection === false && { headProtected: false }),
        workers: Object.fromEntries(workers.map(([name, { pool = "" }]) => [name, pool])),
        ...(sizes.length > 0 && { sizes: Object.fromEntries(sizes) }),
        ...(isSuspended(settings) && { suspended: true }),
        ...(settings.gcsFaultTolerance !== undefined && { keepsState: true }),
        namespace,
    };
}

type Group = NonNullable<RayClusterSettings["workers"]>[string];

function sizeOf(settings: RayClusterSettings, { replicas, minReplicas, maxReplicas, numOfHosts }: Group): string {
    const numbers = { replicas, minReplicas, maxReplicas, numOfHosts };
    if (containsUnknown([numbers, settings.autoscaling?.enabled])) return UNKNOWN as never;
    return groupSize({ ...replicasOf(numbers), numOfHosts }, isAutoscaled(settings));
}
