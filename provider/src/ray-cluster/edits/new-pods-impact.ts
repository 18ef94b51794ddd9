import { type Change } from "../../ray-object/changes";
import { canonical } from "../../shared/canonical";
import { evictedGroups } from "./eviction-impact";
import { hasClass, pathsOf, type PlannedEdit } from "./planned-edit";
import { nameOf } from "./pod-counts";

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
    const which = untouched.length === edited.length ? "" : ` of ${untouched.map(nameOf).join(", ")}`;
    return [`${paths}: reaches new pods only${which}; running pods keep what they have`];
}

const isInTemplate = ({ keys }: Change): boolean => keys.includes("tolerations");
