import { type RayWorkerGroup } from "../object";
import { pathsOf, type PlannedEdit } from "./planned-edit";
import { fixedPods } from "./pod-counts";

/** What an edit of the number of pods does, where that is not simply what it says. */
export const scaleImpact = (edit: PlannedEdit): string[] =>
    edit.now.object.spec.workerGroupSpecs.flatMap((after) => {
        const before = edit.was.object.spec.workerGroupSpecs.find(({ groupName }) => groupName === after.groupName);
        return before === undefined ? [] : [...fewerPods(edit, before, after), ...withoutEffect(edit, after)];
    });

function fewerPods({ was, now, changes }: PlannedEdit, before: RayWorkerGroup, after: RayWorkerGroup): string[] {
    const [from, to] = [fixedPods(before, was), fixedPods(after, now)];
    if (from === undefined || to === undefined || to >= from) return [];
    const paths = pathsOf(changes, ({ keys }) => keys[0] === "workers" && keys[1] === after.groupName);
    const [by, which] = now.object.spec.enableInTreeAutoscaling
        ? ["the Ray autoscaler removes", "idle ones first"]
        : ["removes", "whichever KubeRay lists first"];
    return [`${paths}: ${by} ${from - to} of ${from} pods, ${which}; work on them is lost`];
}

function withoutEffect({ now, changes }: PlannedEdit, { groupName, ...after }: RayWorkerGroup): string[] {
    const edited = changes.find(({ keys: [top, name, input] }) => {
        return top === "workers" && name === groupName && input === "replicas";
    });
    if (edited === undefined || fixedPods({ groupName, ...after }, now) !== undefined) return [];
    return [`${edited.path}: has no effect on a cluster that runs, where the number of pods is the Ray autoscaler's`];
}
