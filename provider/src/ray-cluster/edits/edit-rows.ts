import { type AnyEditTable, type EditRule, isRule } from "../../ray-object/edit-class";
import { EDITS } from "./edit-class";

/** One line of the table of edits. */
export interface EditRow {
    /** `*` stands for the name of a group or pool. */
    readonly keys: readonly string[];
    readonly rule: EditRule;
}

/** Every input that has a class of its own; what is below it has the same. */
export const editRows = (table: AnyEditTable = EDITS, above: readonly string[] = []): EditRow[] =>
    Object.entries(table).flatMap(([key, entry]): EditRow[] => {
        const keys = [...above, key];
        if (isRule(entry)) return [{ keys, rule: entry }];
        if (!entry.isByKey) return editRows(entry.inside, keys);
        const one = [...keys, "*"];
        return [{ keys: one, rule: entry.itself }, ...editRows(entry.inside, one)];
    });

/** Which pods an edit restarts under the default `updatePolicy`, in words. */
export function restartedPods([top, , input]: readonly string[]): string {
    if (top === "workers") return "the pods of that group";
    if (top === "pools") return "the pods on it";
    if (top === "spec") return "the pods it changes";
    return top === "head" && input === "name" ? "all worker groups" : "all pods";
}
