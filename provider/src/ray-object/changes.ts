import { type Plain, type PropertyChange } from "../shared/custom-resource";
import { below } from "../shared/problems";
import { isUnknown } from "../shared/unknown";
import { isRecord } from "../shared/known";

/** One leaf that differs, with its path in pieces and in Pulumi's notation. */
export interface Change {
    readonly keys: readonly string[];
    readonly path: string;
    readonly kind: PropertyChange["kind"];
}

/** Every place where the inputs differ. A map on one side only is one change, not one for each of its leaves. */
export function changesBetween(
    was: Plain | undefined,
    now: Plain | undefined,
    keys: readonly string[] = [],
    path = "",
): Change[] {
    if (isUnknown(now)) return [{ keys, path, kind: was === undefined ? "add" : "update" }];
    if (was === undefined) return now === undefined ? [] : [{ keys, path, kind: "add" }];
    if (now === undefined) return [{ keys, path, kind: "delete" }];
    if (isRecord(was) && isRecord(now)) {
        const names = [...new Set([...Object.keys(was), ...Object.keys(now)])].sort();
        const [before, after] = [was as Record<string, Plain>, now as Record<string, Plain>];
        return names.flatMap((name) => changesBetween(before[name], after[name], [...keys, name], below(path, name)));
    }
    if (Array.isArray(was) && Array.isArray(now)) {
        const [before, after] = [was as Plain[], now as Plain[]];
        const length = Math.max(before.length, after.length);
        return Array.from({ length }, (_, at) => at).flatMap((at) =>
            changesBetween(before[at], after[at], [...keys, `${at}`], below(path, at)),
        );
    }
    return was === now ? [] : [{ keys, path, kind: "update" }];
}
