import { pathsOf, type PlannedEdit } from "./planned-edit";
import { allPods } from "./pod-counts";
import { restartsAll } from "./restart-impact";

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
