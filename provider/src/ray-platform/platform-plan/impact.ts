import { containsUnknown } from "../../shared/unknown";
import { type PlatformPlanArgs } from "./args";

/** What an edit of the unit disrupts, by name, one sentence each; nothing when no pod will notice. */
export function impactOf(was: PlatformPlanArgs, now: PlatformPlanArgs): string[] {
    return [...poolImpact(was, now), ...operatorImpact(was, now), ...clusterImpact(was, now)];
}

function poolImpact(was: PlatformPlanArgs, now: PlatformPlanArgs): string[] {
    return Object.entries(was.nodePools).flatMap(([name, before]) => {
        const after = now.nodePools[name];
        const pods = podsOn(name, was);
        if (after === undefined) return [`node pool "${name}" is removed with its nodes${pods}.`];
        // An unknown may turn out to be what it was: no false alarm.
        if (containsUnknown(after)) return [];
        const edits = [
            edit("instanceTypes", before.instanceTypes.join(", "), after.instanceTypes.join(", ")),
            edit("capacity", before.capacity, after.capacity),
        ].flat();
        if (before.nodeGroupName === after.nodeGroupName) return [];
        // Neither: other subnets, or a group that EKS failed to create.
        if (edits.length === 0) edits.push(`${before.nodeGroupName} -> ${after.nodeGroupName}`);
        return [`node pool "${name}" is replaced, new nodes before old (${edits.join("; ")})${pods}.`];
    });
}

const edit = (what: string, before: string, after: string): string[] =>
    before === after ? [] : [`${what}: ${before} -> ${after}`];

/** `: the pods of train/head, train/gpu restart on other nodes`, or nothing when no Ray pod runs there. */
function podsOn(pool: string, { rayClusters }: PlatformPlanArgs): string {
    const groups = Object.entries(rayClusters).flatMap(([cluster, { head, workers }]) => [
        ...(head === pool ? [`${cluster}/head`] : []),
        ...Object.entries(workers).flatMap(([group, at]) => (at === pool ? [`${cluster}/${group}`] : [])),
    ]);
    return groups.length === 0 ? "" : `: the pods of ${groups.join(", ")} lose their nodes`;
}

function operatorImpact(was: PlatformPlanArgs, now: PlatformPlanArgs): string[] {
    if (was.operatorVersion === now.operatorVersion || containsUnknown(now.operatorVersion)) return [];
    return [`the KubeRay operator moves from ${was.operatorVersion} to ${now.operatorVersion}.`];
}

function clusterImpact(was: PlatformPlanArgs, now: PlatformPlanArgs): string[] {
    return Object.entries(was.rayClusters).flatMap(([name, before]) => {
        const after = now.rayClusters[name];
        if (after === undefined) return [`Ray cluster "${name}" is removed with its pods and what runs on them.`];
        return Object.keys(before.workers)
            .filter((group) => after.workers[group] === undefined)
            .map((group) => `worker group "${group}" of Ray cluster "${name}" is removed with its pods.`);
    });
}
