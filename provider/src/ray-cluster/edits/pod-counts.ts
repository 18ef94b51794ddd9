import { type RayWorkerGroup } from "../object";
import { type Planned } from "./planned-edit";

/** Pods of a group as far as the inputs tell: what the Ray autoscaler has made of it is not in them. */
export function podCount(group: RayWorkerGroup, { object }: Planned): string {
    const hosts = group.numOfHosts ?? 1;
    const { minReplicas, maxReplicas } = group;
    if (!object.spec.enableInTreeAutoscaling) return `${replicasOf(group) * hosts}`;
    return minReplicas === maxReplicas ? `${minReplicas * hosts}` : `${minReplicas * hosts} to ${maxReplicas * hosts}`;
}

/** As the operator takes them. */
const replicasOf = ({ replicas, minReplicas, maxReplicas }: RayWorkerGroup): number =>
    Math.min(Math.max(replicas, minReplicas), maxReplicas);

/** Pods of a group whose number is fixed; `undefined` while it is the Ray autoscaler's. */
export function fixedPods(group: RayWorkerGroup, { object }: Planned): number | undefined {
    const isFixed = !object.spec.enableInTreeAutoscaling || group.minReplicas === group.maxReplicas;
    return isFixed ? replicasOf(group) * (group.numOfHosts ?? 1) : undefined;
}

/** `the head, a: 2, b: 1 to 8`. */
export const allPods = (planned: Planned): string =>
    [
        "the head",
        ...planned.object.spec.workerGroupSpecs.map((group) => `${group.groupName}: ${podCount(group, planned)}`),
    ].join(", ");
