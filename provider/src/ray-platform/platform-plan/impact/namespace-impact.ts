import { containsUnknown } from "../../../shared/unknown";
import { type PlatformPlanArgs } from "../summary/args";
import { podsOfCluster } from "./pods-on";
import { disrupts, type Sentence } from "./sentence";

/** Namespaces that the unit has made go with whatever anybody has put into them. */
export function namespaceImpact(was: PlatformPlanArgs, now: PlatformPlanArgs): Sentence[] {
    const { namespaces: before = [] } = was;
    const { namespaces: after } = now;
    if (after === undefined || containsUnknown(after)) return [];
    return before
        .filter((namespace) => !after.includes(namespace))
        .map((namespace) => {
            const pods = Object.entries(was.rayClusters).flatMap(([name, cluster]) =>
                cluster.namespace === namespace ? podsOfCluster(name, cluster) : [],
            );
            const whose = pods.length === 0 ? "" : `: the pods of ${pods.join(", ")}, and all work on them, are lost`;
            return disrupts(`namespace "${namespace}" is removed with everything in it${whose}.`);
        });
}
