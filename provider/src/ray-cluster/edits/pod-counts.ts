import { type Planned } from "./planned-edit";
import { fixedSize, groupSize } from "../../ray-spec/facts/replicas";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { type RayWorkerGroup } from "../../ray-spec/facts/ray-cluster-spec";

/** Pods of a group as far as the inputs tell: what the Ray autoscaler has made of it is not in them. */
export const podCount = (group: RayWorkerGroup, { object }: Planned): string =>
    groupSize(group, object.spec.enableInTreeAutoscaling);

/** Pods of a group whose number is fixed; `undefined` while it is the Ray autoscaler's. */
export const fixedPods = (group: RayWorkerGroup, { object }: Planned): number | undefined =>
    fixedSize(group, object.spec.enableInTreeAutoscaling);

/** As messages name a group. */
export const nameOf = (group: string): string => (group === HEAD_GROUP ? "the head" : group);

/** `a: 2`, or `the head`, which is one. */
export function countedGroup(name: string, planned: Planned): string {
    const group = planned.object.spec.workerGroupSpecs.find(({ groupName }) => groupName === name);
    return group === undefined ? nameOf(name) : `${name}: ${podCount(group, planned)}`;
}

/** `the head, a: 2, b: 1 to 8`. */
export const allPods = (planned: Planned): string =>
    [...planned.groups.keys()].map((name) => countedGroup(name, planned)).join(", ");
