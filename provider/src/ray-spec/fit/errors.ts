import { checkPodFit } from "../../placement/fit/pod-fit";
import { leastReplicasFit } from "../../placement/fit/group-fit";
import { type Breach, breachesOf } from "../../shared/breach";
import { below, type Problem } from "../../shared/problems";
import { replicasOf } from "../facts/replicas";
import { imageRunsOnPool } from "./architecture";
import { countable, type FitGroup, type SpecFit } from "./group";
import { selectorIsOfPool } from "./node-labels";
import { rightGroups } from "./right-groups";

/**
 * Each Ray pod against a node of its pool, and each group against the pool: what can never run is refused. `others` are
 * the problems found before: sizes are judged where everything that they follow from is right.
 */
export const podsFit = (fit: SpecFit, others: readonly Problem[] = []): Breach[] =>
    rightGroups(fit, others).flatMap((group) => {
        const pod = checkPodFit(group.fit);
        return [
            ...pod,
            ...breachesOf("R-FIT-ARCH", imageRunsOnPool(fit.args, group, "refused")),
            ...breachesOf("R-FIT-SELECTOR", selectorIsOfPool(group)),
            ...breachesOf("R-FIT-LEAST", pod.length > 0 ? [] : groupFits(group)),
        ];
    });

function groupFits(group: FitGroup): Problem[] {
    const counted = countable(group);
    if (counted === undefined || group.mayBeSuspended) return [];
    const { minReplicas } = replicasOf(counted.workers);
    const input = counted.workers.maxReplicas === undefined ? "replicas" : "minReplicas";
    return leastReplicasFit(counted, { path: below(group.path, input), count: minReplicas });
}
