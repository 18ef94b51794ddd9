import { type Breach, breachesOf } from "../shared/breach";

/** EKS quota "Managed node groups per cluster"; AWS raises it on request, and then this is no more than a hint. */
const MAX_GROUPS = 30;

/** Whether the update needs more node groups at a time than a cluster has: one that is replaced is there twice. */
export function quotaWarnings(present: ReadonlySet<string>, wanted: readonly string[]): Breach[] {
    const added = wanted.filter((name) => !present.has(name)).length;
    const most = present.size + added;
    if (added === 0 || most <= MAX_GROUPS) return [];
    const reason = `the update makes ${added} node groups beside the ${present.size} that the cluster has, ${most} at a time: EKS allows ${MAX_GROUPS} unless AWS has raised the quota "Managed node groups per cluster". Remove pools, change fewer at once, or ask AWS for more.`;
    return breachesOf("R-GROUP-QUOTA", [{ path: "", reason }]);
}
