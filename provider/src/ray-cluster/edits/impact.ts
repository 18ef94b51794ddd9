import { type Change } from "../../ray-object/changes";
import { type PlannedArgs } from "../plan";
import { groupImpact } from "./group-impact";
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
    return [restartImpact, newPodsImpact, groupImpact, scaleImpact, serviceImpact].flatMap((impact) => impact(edit));
}

/** No pod runs then. With a queue it is Kueue that says so, and the inputs do not tell. */
const isSuspended = ({ args }: PlannedEdit["was"]): boolean => args.suspend === true && args.queueName === undefined;

const suspended = ({ was, changes }: PlannedEdit): string =>
    `${pathsOf(changes, ({ keys }) => keys[0] === "suspend")}: removes all pods (${allPods(was)}) until it is false again; running work and actors are lost`;
