import { type Change } from "../../ray-object/changes";
import { type PlannedArgs } from "../plan";
import { evictionImpact } from "./eviction-impact";
import { groupImpact } from "./group-impact";
import { leftoverImpact } from "./leftover-impact";
import { newPodsImpact } from "./new-pods-impact";
import { pathsOf, type PlannedEdit, plannedEdit } from "./planned-edit";
import { allPods } from "./pod-counts";
import { restartImpact } from "./restart-impact";
import { scaleImpact } from "./scale-impact";
import { serviceImpact } from "./service-impact";

/** What the edit does to what runs, in sentences for the preview; nothing for what takes effect unnoticed. */
export function impactOf(was: PlannedArgs, now: PlannedArgs, changes: readonly Change[]): string[] {
    const edit = plannedEdit(was, now, changes);
    if (isSuspended(edit.was)) return serviceImpact(edit);
    if (isSuspended(edit.now)) return [suspended(edit), ...serviceImpact(edit)];
    const impacts = [
        restartImpact,
        leftoverImpact,
        evictionImpact,
        newPodsImpact,
        groupImpact,
        scaleImpact,
        serviceImpact,
    ];
    return impacts.flatMap((impact) => impact(edit));
}

export const hasPodsNow = (planned: PlannedEdit["was"]): boolean => !isSuspended(planned);

/** No pod runs then. With a queue it is Kueue that says so, and the inputs do not tell. */
const isSuspended = ({ args }: PlannedEdit["was"]): boolean => args.suspend === true && args.queueName === undefined;

const suspended = ({ was, changes }: PlannedEdit): string =>
    suspendedText(
        pathsOf(changes, ({ keys }) => keys[0] === "suspend"),
        allPods(was),
    );

export const suspendedText = (paths: string, pods: string): string =>
    `${paths}: removes all pods (${pods}) until it is false again; running work and actors are lost`;
