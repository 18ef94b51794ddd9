import { canonical } from "../../../shared/canonical";
import { type PlannedRayCluster, type PlatformPlanArgs } from "../summary/args";
import { podsOfCluster } from "./pods-on";
import { disrupts, type Sentence } from "./sentence";

/** Ray clusters that leave the unit: the engine asks nobody what that disrupts. */
export const rayClusterImpact = (was: PlatformPlanArgs, now: PlatformPlanArgs): Sentence[] =>
    Object.entries(was.rayClusters)
        .filter(([name]) => now.rayClusters[name] === undefined)
        .map(([name, cluster]) => {
            const pods = podsOfCluster(name, cluster);
            const whose =
                pods.length === 0
                    ? "it has no pods now"
                    : `the pods of ${pods.join(", ")} go, and work on them is lost`;
            const renamed = newNameOf(cluster, was, now);
            return renamed === undefined
                ? disrupts(`Ray cluster "${name}" is removed: ${whose}.`)
                : disrupts(`Ray cluster "${name}" becomes "${renamed}", which is a new cluster: ${whose}.`);
        });

/** One of the same make that was not there before: a name is all that a Ray cluster is known by. */
function newNameOf(cluster: PlannedRayCluster, was: PlatformPlanArgs, now: PlatformPlanArgs): string | undefined {
    const make = canonical(cluster);
    return Object.keys(now.rayClusters).find(
        (other) => was.rayClusters[other] === undefined && canonical(now.rayClusters[other]) === make,
    );
}
