import { type PlatformPlanArgs } from "../summary/args";
import { rayClusterImpact } from "./cluster-impact";
import { namespaceImpact } from "./namespace-impact";
import { operatorImpact } from "./operator-impact";
import { poolImpact } from "./pool-impact";
import { type Sentence } from "./sentence";

/**
 * What an edit of the unit disrupts, by name; nothing where no pod could notice. What an edit does inside of a Ray
 * cluster that stays, its RayCluster says itself.
 */
export const unitImpact = (was: PlatformPlanArgs, now: PlatformPlanArgs): Sentence[] => [
    ...Object.keys(was.nodePools).flatMap((pool) => poolImpact(pool, was, now)),
    ...operatorImpact(was, now),
    ...namespaceImpact(was, now),
    ...rayClusterImpact(was, now),
];
