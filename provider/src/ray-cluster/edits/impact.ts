import { type Change } from "../../ray-object/changes";
import { isSuspended, overridesSuspend, type SuspensionSource } from "../../ray-object/suspension";
import { evictionImpact } from "./eviction-impact";
import { groupImpact } from "./group-impact";
import { leftoverImpact } from "./leftover-impact";
import { newPodsImpact } from "./new-pods-impact";
import { pathsOf, type PlannedEdit, plannedEdit } from "./planned-edit";
import { allPods } from "./pod-counts";
import { restartImpact } from "./restart-impact";
import { scaleImpact } from "./scale-impact";
import { serviceImpact } from "./service-impact";
import { type PlannedArgs } from "../planned-args";

/** What the edit does to what runs, in sentences for the preview; nothing for what takes effect unnoticed. */
export function impactOf(was: PlannedArgs, now: PlannedArgs, changes: readonly Change[]): string[] {
    const edit = plannedEdit(was, now, changes);
    if (isSuspended(was)) return serviceImpact(edit);
    if (isSuspended(now)) return [suspended(edit), ...serviceImpact(edit)];
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

export const hasPodsNow = ({ args }: PlannedEdit["was"]): boolean => !isSuspended(args);

const suspended = ({ was, now, changes }: PlannedEdit): string =>
    suspendedText(suspendingPaths(changes, now.args), allPods(was));

/** Of the edits, those that suspend: of two inputs that say so the one that wins. */
export const suspendingPaths = (changes: readonly Change[], { spec }: SuspensionSource): string =>
    pathsOf(changes, ({ keys: [top, field = "suspend"] }) =>
        overridesSuspend(spec) ? top === "spec" && field === "suspend" : top === "suspend",
    );

export const suspendedText = (paths: string, pods: string): string =>
    `${paths}: removes all pods (${pods}) until it is false again; running work and actors are lost`;
