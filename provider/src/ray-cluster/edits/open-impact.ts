import { type Change } from "../../ray-object/changes";
import { type PlainObject } from "../../shared/custom-resource";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { isSuspended } from "../../ray-object/suspension";
import { editRule } from "./edits";
import { hasPodsNow, suspendedText, suspendingPaths } from "./impact";
import { planned } from "./planned-edit";
import { type PlannedArgs } from "../plan/planned-args";
import { allPods, podCount } from "./planned-edit";

const NOT_YET = "that is known only once every value is";

/**
 * What can be said while some value is known only in `up`: which pods may restart, and which certainly go, because
 * that is a matter of names.
 */
export function openImpact(was: PlainObject, now: PlainObject, edits: readonly Change[]): string[] {
    const pods = podsNow(was);
    if (pods === "") return [];
    if (isSuspended(now)) return [suspendedText(suspendingPaths(edits, now), pods)];
    const restarts = edits.filter(({ keys }) => editRule(keys).class === "restarts");
    const removed = edits.filter(({ keys, kind }) => keys[0] === "workers" && keys.length === 2 && kind === "delete");
    return [
        ...(isUnknown(now.suspend)
            ? [`suspend: may remove all pods (${pods}), and running work be lost; ${NOT_YET}`]
            : []),
        ...(restarts.length > 0 ? [mayRestart(was, restarts, pods)] : []),
        ...removed.map(({ path, keys }) => {
            const count = countOf(was, keys[1] ?? "") ?? "all of them";
            return `${path}: is removed, and its pods (${count}) with it; work on them is lost`;
        }),
    ];
}

function mayRestart(was: PlainObject, restarts: readonly Change[], pods: string): string {
    const paths = restarts.map(({ path }) => path).join(", ");
    return `${paths}: may restart pods (${podsOfEdits(was, restarts) ?? pods}), and work on them be lost; ${NOT_YET}`;
}

/** All pods by group as recorded; empty while there are none. */
export function podsNow(was: PlainObject): string {
    if (containsUnknown(was)) return "all of them";
    const now = planned(was as unknown as PlannedArgs);
    return hasPodsNow(now) ? allPods(now) : "";
}

/** Of edits that concern certain worker groups alone. */
function podsOfEdits(was: PlainObject, edits: readonly Change[]): string | undefined {
    const groups = [...new Set(edits.map(({ keys: [top, name] }) => (top === "workers" ? name : undefined)))];
    const counted = groups.map((name) => (name === undefined ? undefined : countOf(was, name)));
    if (counted.includes(undefined)) return undefined;
    return groups.map((name, at) => `${name}: ${counted[at]}`).join(", ");
}

function countOf(was: PlainObject, name: string): string | undefined {
    if (containsUnknown(was)) return undefined;
    const now = planned(was as unknown as PlannedArgs);
    const group = now.object.spec.workerGroupSpecs.find(({ groupName }) => groupName === name);
    return group && podCount(group, now);
}
