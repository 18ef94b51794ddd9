import { type Change } from "../../ray-object/changes";
import { canonical } from "../../shared/canonical";
import { hasClass, pathsOf, type PlannedEdit } from "./planned-edit";

/** What only matters when a pod is placed does not restart it. */
export function newPodsImpact({ was, now, changes, stale }: PlannedEdit): string[] {
    const untouched = [...now.groups].filter(([name, { template }]) => {
        const before = was.groups.get(name)?.template;
        return before !== undefined && !stale.includes(name) && canonical(before) !== canonical(template);
    });
    const isGang = changes.some(({ keys }) => keys[0] === "gangScheduling");
    if (untouched.length === 0 && !(isGang && stale.length === 0)) return [];
    const paths = pathsOf(changes, (change) => hasClass(change, "newPodsOnly") || isInTemplate(change));
    return [`${paths}: reaches new pods only; running pods keep what they have`];
}

const isInTemplate = ({ keys }: Change): boolean => keys.includes("tolerations");
