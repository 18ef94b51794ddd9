import { type Change } from "../../ray-object/changes";
import { canonical } from "../../shared/canonical";
import { hasClass, pathsOf, type PlannedEdit } from "./planned-edit";
import { allPods, podCount } from "./pod-counts";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";

/** Which pods are made anew. */
export function restartImpact(edit: PlannedEdit): string[] {
    const { was, now, changes, stale } = edit;
    if (stale.length === 0) return [];
    const isCause = (change: Change) => hasClass(change, "restarts") || reachesPods(change) || switches(edit, change);
    const policy = now.args.updatePolicy ?? "RestartChanged";
    if (policy === "NewPodsOnly") {
        return [
            `${pathsOf(changes, isCause)}: reaches new pods only (updatePolicy: "NewPodsOnly"); running pods keep what they have`,
        ];
    }
    if (restartsAll(edit)) {
        const why = stale.includes(HEAD_GROUP) ? "the head is restarted" : 'updatePolicy: "RecreateAll"';
        return [`${pathsOf(changes, isCause)}: restarts all pods (${allPods(was)}), because ${why}; ${lostWork(edit)}`];
    }
    return stale.map((name) => {
        const paths = pathsOf(changes, (change) => isCause(change) && concerns(edit, change, name));
        const group = was.object.spec.workerGroupSpecs.find(({ groupName }) => groupName === name);
        const pods = group === undefined ? "none" : podCount(group, was);
        return `${paths}: restarts the pods of group ${name} (${pods}), a quarter of them at a time; work on them is lost`;
    });
}

/** Without the head nothing of Ray survives. */
export function restartsAll({ now, stale }: PlannedEdit): boolean {
    const { updatePolicy } = now.args;
    return (
        updatePolicy !== "NewPodsOnly" &&
        stale.length > 0 &&
        (stale.includes(HEAD_GROUP) || updatePolicy === "RecreateAll")
    );
}

/** KubeRay hands a few annotations of the RayCluster on to pods. */
const reachesPods = ({ keys: [property, key] }: Change): boolean =>
    property === "annotations" && (key === undefined || key.startsWith("ray.io/"));

/** Bounds are live, unless they turn the autoscaler beside the head on or off; a group that comes or goes may have one. */
function switches({ was, now }: PlannedEdit, { keys: [top, group, input] }: Change): boolean {
    const turnsOver = was.object.spec.enableInTreeAutoscaling !== now.object.spec.enableInTreeAutoscaling;
    if (!turnsOver || top !== "workers") return false;
    if (group === undefined || input === "maxReplicas") return true;
    const hasBound = [was, now].some(({ args }) => args.workers?.[group]?.maxReplicas !== undefined);
    return input === undefined && hasBound;
}

function concerns({ was, now }: PlannedEdit, { keys: [top, name, input] }: Change, group: string): boolean {
    // Workers find the head by the name of its Service.
    if (top === "head") return name === "service" && input === "name";
    if (top === "pools")
        return name === undefined || [was, now].some(({ args }) => args.workers?.[group]?.pool === name);
    return top !== "autoscaling" && (top !== "workers" || name === group);
}

/** What the head knows outlives it in Redis, as long as the new head looks for it where the old one left it. */
function lostWork({ was, now }: PlannedEdit): string {
    const [before, after] = [was, now].map(({ object }) => object.spec.gcsFaultToleranceOptions);
    const place = (options: typeof before) => canonical([options?.redisAddress, options?.externalStorageNamespace]);
    return before !== undefined && after !== undefined && place(before) === place(after)
        ? "running work is lost, the head's state survives in Redis"
        : "running work and actors are lost";
}
