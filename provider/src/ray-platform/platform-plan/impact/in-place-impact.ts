import { isUnknown } from "../../../shared/unknown";
import { type PlatformPlanArgs } from "../summary/args";
import { hasPods, podsOn } from "./pods-on";
import { disrupts, inPlace, type Sentence } from "./sentence";

type Named = Readonly<Record<string, string>>;

export function labelImpact(name: string, was: PlatformPlanArgs, now: PlatformPlanArgs): Sentence[] {
    const edited = editedIn(was.nodePools[name]?.labels, now.nodePools[name]?.labels);
    if (edited.length === 0) return [];
    return [
        inPlace(`node pool "${name}": labels change on its nodes as they run (${edited.join(", ")}); no pod restarts.`),
    ];
}

/** Taints that keep pods away leave those that are there; others do not. */
export function taintImpact(name: string, was: PlatformPlanArgs, now: PlatformPlanArgs): Sentence[] {
    const [before, after] = [was.nodePools[name], now.nodePools[name]];
    // A summary of an earlier version does not tell.
    if (before?.labels === undefined || after === undefined) return [];
    if (isUnknown(after.taints)) {
        if (!hasPods(name, was)) return [];
        const pods = podsOn(name, was, "may be evicted and lose their work");
        return [disrupts(`node pool "${name}": its taints are known only in \`up\`${pods}.`)];
    }
    const edited = editedIn(before.taints ?? {}, after.taints ?? {});
    if (edited.length === 0) return [];
    const added = edited.filter((taint) => after.taints?.[taint] !== undefined);
    const evicting = added.filter((taint) => taint.endsWith(":NoExecute"));
    if (evicting.length === 0 || !hasPods(name, was)) {
        return [
            inPlace(
                `node pool "${name}": taints change on its nodes as they run (${edited.join(", ")}); running pods stay.`,
            ),
        ];
    }
    const pods = podsOn(name, was, "are evicted at once and lose their work, except those that tolerate it already");
    return [disrupts(`node pool "${name}": taint ${evicting.join(", ")}${pods}.`)];
}

/** The autoscaler's number of nodes is only interfered with when it is beyond the new bound. */
export function sizeImpact(name: string, was: PlatformPlanArgs, now: PlatformPlanArgs): Sentence[] {
    const [before, after] = [was.nodePools[name], now.nodePools[name]];
    const { takes = 0, maxSize } = after ?? {};
    if (takes === 0 || isUnknown(takes)) return [];
    const bound = before?.maxSize === undefined ? `${maxSize}` : `${before.maxSize} -> ${maxSize}`;
    const nodes = takes === 1 ? "1 node that runs" : `${takes} nodes that run`;
    const pods = podsOn(name, was, "that are there lose their nodes, PodDisruptionBudget or not");
    return [disrupts(`node pool "${name}": maxSize ${bound} takes ${nodes}, of AWS's choice${pods}.`)];
}

/** Names whose value is another one, or that are on one side only; nothing while either side does not tell. */
function editedIn(before: Named | undefined, after: Named | undefined): string[] {
    if (before === undefined || after === undefined || isUnknown(after)) return [];
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.filter((key) => before[key] !== after[key]).sort();
}
