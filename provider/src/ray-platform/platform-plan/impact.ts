import { containsUnknown, isUnknown } from "../../shared/unknown";
import { type PlannedTemplate, type PlatformPlanArgs } from "./args";
import { delayedRemoval, stoppedRoll } from "./head-budgets";

/** What an edit of the unit disrupts, by name, one sentence each; nothing when no pod will notice. */
export function impactOf(was: PlatformPlanArgs, now: PlatformPlanArgs): string[] {
    return [...poolImpact(was, now), ...operatorImpact(was, now), ...clusterImpact(was, now)];
}

function poolImpact(was: PlatformPlanArgs, now: PlatformPlanArgs): string[] {
    return Object.entries(was.nodePools).flatMap(([name, before]) => {
        const after = now.nodePools[name];
        const pods = podsOn(name, was);
        if (after === undefined) return [`node pool "${name}" is removed with its nodes${pods}.`];
        const { launchTemplate, ...group } = after;
        // An unknown may turn out to be what it was: no false alarm.
        if (containsUnknown(group)) return [];
        const edits = [
            edit("instanceTypes", before.instanceTypes.join(", "), after.instanceTypes.join(", ")),
            edit("capacity", before.capacity, after.capacity),
        ].flat();
        if (before.nodeGroupName === after.nodeGroupName) {
            const rolls = templateImpact(name, before.launchTemplate, launchTemplate, pods);
            return rolls.length === 0 ? [] : [...rolls, ...stoppedRoll(name, was)];
        }
        // Neither: other subnets, or a group that EKS failed to create.
        if (edits.length === 0) edits.push(`${before.nodeGroupName} -> ${after.nodeGroupName}`);
        return [
            `node pool "${name}" is replaced, new nodes before old (${edits.join("; ")})${pods}.`,
            ...delayedRemoval(name, was, now),
        ];
    });
}

const PARTS = [
    "diskSize",
    "tags",
    "metadataOptions",
    "image",
    "userData",
    "network",
    "capacityReservation",
    "launchTemplate",
] as const satisfies readonly (keyof PlannedTemplate)[];

/** A group follows its launch template by replacing its nodes. Summaries of earlier versions tell nothing about it. */
function templateImpact(
    name: string,
    before: PlannedTemplate | undefined,
    after: PlannedTemplate | undefined,
    pods: string,
): string[] {
    if (before === undefined || after === undefined) return [];
    const edited = PARTS.filter((part) => before[part] !== after[part] && !isUnknown(after[part]));
    if (edited.length === 0) return [];
    const what = edited.join(", ");
    return [
        `node pool "${name}": its launch template changes (${what}), all its nodes are replaced one after the other${pods}.`,
    ];
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
