import { groupOf, isGoing, type Pod } from "../pods/pod";
import { type PodBaseline } from "../pods/pod-baseline";
import { endOf } from "../causes/pod-causes";
import { isStale, type Snapshot } from "./snapshot";
import { type Expectation } from "./expectation";

/** The operator deletes a pod that ended and makes another: counted here, each by itself looks new. */
export class Failures {
    private readonly failed = new Map<string, { readonly group: string; readonly how: string }>();

    note(pods: readonly Pod[], expected: Expectation, baseline: PodBaseline): void {
        for (const pod of pods) {
            const { uid = "" } = pod.metadata;
            if (this.failed.has(uid) || !countsAsFailure(pod, expected, baseline)) continue;
            this.failed.set(uid, { group: groupOf(pod), how: endOf(pod) });
        }
    }

    byGroup(): Snapshot["failures"] {
        const groups = new Map<string, { count: number; last: string }>();
        for (const { group, how } of this.failed.values()) {
            groups.set(group, { count: (groups.get(group)?.count ?? 0) + 1, last: how });
        }
        return groups;
    }
}

/**
 * Only pods made from what has been written tell anything about it. The kubelet puts a pod that is being deleted, by
 * us or by the Ray autoscaler, into a final phase too: that is no failure. One that fails by itself is not yet going.
 */
const countsAsFailure = (pod: Pod, expected: Expectation, baseline: PodBaseline): boolean =>
    pod.status?.phase === "Failed" &&
    !isGoing(pod) &&
    !isDisrupted(pod) &&
    expected.groups.has(groupOf(pod)) &&
    !isStale(pod, expected) &&
    !baseline.has(pod);

/** Taken down with its node, evicted or preempted: that says nothing about the pod. */
const isDisrupted = ({ status }: Pod): boolean =>
    (status?.conditions ?? []).some(
        (condition) => condition.type === "DisruptionTarget" && condition.status === "True",
    );
