import { canonical } from "../../shared/canonical";
import { fixedPods, pathsOf, type PlannedEdit, podCount } from "./planned-edit";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { type RayWorkerGroup } from "../../ray-spec/facts/ray-cluster-spec";

/** Groups that are taken out, or that have got another name. */
export function groupImpact({ was, now }: PlannedEdit): string[] {
    return was.object.spec.workerGroupSpecs
        .filter(({ groupName }) => !now.groups.has(groupName))
        .map((group) => {
            const { groupName } = group;
            const pods = podCount(group, was);
            const renamed = newNameOf(groupName, was.args.workers, now.args.workers);
            return renamed === undefined
                ? `workers.${groupName}: is removed, and its pods (${pods}) with it; work on them is lost`
                : `workers.${groupName}: becomes workers.${renamed}, which is a new group: the pods of ${groupName} (${pods}) are removed, and work on them is lost`;
        });
}

type Workers = PlannedEdit["was"]["args"]["workers"];

/** A group with the same inputs that was not there before: KubeRay knows a group by its name alone. */
function newNameOf(name: string, was: Workers = {}, now: Workers = {}): string | undefined {
    const inputs = canonical(was[name]);
    return Object.keys(now).find((other) => was[other] === undefined && canonical(now[other]) === inputs);
}

/** What an edit of the number of pods does, where that is not simply what it says. */
export const scaleImpact = (edit: PlannedEdit): string[] =>
    edit.now.object.spec.workerGroupSpecs.flatMap((after) => {
        const before = edit.was.object.spec.workerGroupSpecs.find(({ groupName }) => groupName === after.groupName);
        return before === undefined ? [] : [...fewerPods(edit, before, after), ...withoutEffect(edit, after)];
    });

function fewerPods(edit: PlannedEdit, before: RayWorkerGroup, after: RayWorkerGroup): string[] {
    const { was, now, changes, stale } = edit;
    const [from, to] = [fixedPods(before, was), fixedPods(after, now)];
    const paths = pathsOf(changes, ({ keys }) => keys[0] === "workers" && keys[1] === after.groupName);
    // A restarted head says already that all pods go.
    if (from === undefined || to === undefined)
        return stale.includes(HEAD_GROUP) ? [] : lowerBound(paths, before, after);
    if (to >= from) return [];
    const [by, which] = now.object.spec.enableInTreeAutoscaling
        ? ["the Ray autoscaler removes", "idle ones first"]
        : ["removes", "whichever KubeRay lists first"];
    return [`${paths}: ${by} ${from - to} of ${from} pods, ${which}; work on them is lost`];
}

/** How many pods there are is the Ray autoscaler's knowledge: only the most that there may be is known to fall. */
function lowerBound(paths: string, before: RayWorkerGroup, after: RayWorkerGroup): string[] {
    const [from, to] = [mostPods(before), mostPods(after)];
    if (to >= from) return [];
    return [`${paths}: at most ${to} pods instead of ${from}; those beyond are removed, and work on them is lost`];
}

const mostPods = ({ maxReplicas, numOfHosts = 1 }: RayWorkerGroup): number => maxReplicas * numOfHosts;

function withoutEffect({ now, changes }: PlannedEdit, { groupName, ...after }: RayWorkerGroup): string[] {
    const edited = changes.find(({ keys: [top, name, input] }) => {
        return top === "workers" && name === groupName && input === "replicas";
    });
    if (edited === undefined || fixedPods({ groupName, ...after }, now) !== undefined) return [];
    return [`${edited.path}: has no effect on a cluster that runs, where the number of pods is the Ray autoscaler's`];
}
