import { type Change } from "../../ray-object/changes";
import { canonical } from "../../shared/canonical";
import { allPods, countedGroup, hasClass, groupWord, pathsOf, type PlannedEdit, podCount } from "./planned-edit";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { headPool } from "../../ray-spec/facts/head-pool";
import { tolerates, tolerationsOf } from "../../ray-spec/facts/tolerations";
import { type PoolPlacement } from "../../placement/args/pool-placement";

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
function restartsAll({ now, stale }: PlannedEdit): boolean {
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

type Taint = PoolPlacement["taints"][number];

/** A taint that evicts reaches the nodes before there is any pod that tolerates it. */
export function evictionImpact(edit: PlannedEdit): string[] {
    const evicted = evictedGroups(edit);
    if (evicted.length === 0) return [];
    const pods = evicted.map((name) => countedGroup(name, edit.was)).join(", ");
    const paths = pathsOf(edit.changes, ({ keys }) => keys[0] === "pools" && keys[2] === "taints");
    return [`${paths}: NoExecute evicts running pods at once (${pods}), and work on them is lost`];
}

/** Those that are restarted are not among them: of their pods all is said already. */
const evictedGroups = (edit: PlannedEdit): string[] =>
    [...edit.was.groups.keys()].filter((name) => !edit.stale.includes(name) && isEvicted(name, edit));

function isEvicted(name: string, { was, now }: PlannedEdit): boolean {
    const pool = name === HEAD_GROUP ? headPool(was.args) : was.args.workers?.[name]?.pool;
    const taintsIn = ({ args }: PlannedEdit["was"]): readonly Taint[] => args.pools?.[pool ?? ""]?.taints ?? [];
    const before = taintsIn(was);
    const tolerations = tolerationsOf(was.groups.get(name)?.template);
    return taintsIn(now)
        .filter((taint) => taint.effect === "NoExecute" && !before.some((old) => isSame(old, taint)))
        .some((taint) => !tolerations.some((toleration) => tolerates(toleration, taint)));
}

const isSame = (one: Taint, other: Taint): boolean =>
    one.key === other.key && one.effect === other.effect && (one.value ?? "") === (other.value ?? "");

/** What only matters when a pod is placed does not restart it. */
export function newPodsImpact(edit: PlannedEdit): string[] {
    const { was, now, changes, stale } = edit;
    const evicted = evictedGroups(edit);
    const edited = [...now.groups].flatMap(([name, { template }]) => {
        const before = was.groups.get(name)?.template;
        const isEdited = before !== undefined && !stale.includes(name) && canonical(before) !== canonical(template);
        return isEdited ? [name] : [];
    });
    const untouched = edited.filter((name) => !evicted.includes(name));
    const isGang = changes.some(({ keys }) => keys[0] === "gangScheduling");
    if (untouched.length === 0 && !(isGang && stale.length === 0)) return [];
    const paths = pathsOf(changes, (change) => hasClass(change, "newPodsOnly") || isInTemplate(change));
    const which = untouched.length === edited.length ? "" : ` of ${untouched.map(groupWord).join(", ")}`;
    return [`${paths}: reaches new pods only${which}; running pods keep what they have`];
}

const isInTemplate = ({ keys }: Change): boolean => keys.includes("tolerations");

/**
 * `NewPodsOnly` leaves pods as they are that later edits would have changed. Any other policy makes up for that, and
 * which pods those are the inputs do not tell.
 */
export function leftoverImpact(edit: PlannedEdit): string[] {
    const { was, now, changes } = edit;
    const [before, after] = [was.args.updatePolicy, now.args.updatePolicy ?? "RestartChanged"];
    if (before !== "NewPodsOnly" || after === "NewPodsOnly" || restartsAll(edit)) return [];
    const paths = pathsOf(changes, ({ keys }) => keys[0] === "updatePolicy");
    return [
        `${paths}: restarts the pods that edits under NewPodsOnly have left as they were, among ${allPods(was)}; work on them is lost`,
    ];
}
