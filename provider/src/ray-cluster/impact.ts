import { type Change } from "../ray-object/changes";
import { type RayClusterArgs, type WorkerGroupArgs } from "./args";
import { HEAD_GROUP } from "./expectation";
import { editRule } from "./edit-class";
import { planRayCluster, type PlannedArgs, replicasOf } from "./plan";
import { templateHash } from "./template-hash";

/** Groups, the head among them, whose pods will be made anew. Told by the plan itself: an edit may change nothing. */
export function changedGroups(was: PlannedArgs, now: PlannedArgs): string[] {
    const [before, after] = [hashes(was), hashes(now)];
    return [...before].filter(([name, hash]) => after.has(name) && after.get(name) !== hash).map(([name]) => name);
}

function hashes(args: PlannedArgs): Map<string, string | undefined> {
    const { headGroupSpec, workerGroupSpecs } = planRayCluster(args, "").spec;
    return new Map([
        [HEAD_GROUP, templateHash(headGroupSpec.template)],
        ...workerGroupSpecs.map(({ groupName, template }) => [groupName, templateHash(template)] as const),
    ]);
}

/** What the edit does to what runs, in sentences for the preview; nothing for what takes effect at once. */
export function impactOf(was: PlannedArgs, now: PlannedArgs, changes: readonly Change[]): string[] {
    return [...restartImpact(was, now, changes), ...removedGroups(was, now), ...fewerPods(was, now)];
}

function restartImpact(was: PlannedArgs, now: PlannedArgs, changes: readonly Change[]): string[] {
    const groups = changedGroups(was, now);
    if (groups.length === 0) return [];
    const paths = (about: (change: Change) => boolean) => pathsOf(changes, about);
    const [policy, all] = [now.updatePolicy ?? "RestartChanged", podsOfAll(was)];
    if (policy === "NewPodsOnly") {
        return [
            `${paths(isTemplate)}: reaches new pods only (updatePolicy: "NewPodsOnly"); running pods keep what they have`,
        ];
    }
    if (groups.includes(HEAD_GROUP) || policy === "RecreateAll") {
        const why = groups.includes(HEAD_GROUP) ? "the head is restarted" : 'updatePolicy: "RecreateAll"';
        return [`${paths(isTemplate)}: restarts all pods (${all}), because ${why}; running work and actors are lost`];
    }
    return groups.map((group) => {
        const about = paths((change) => isTemplate(change) && concerns(change, group));
        const pods = podCount(was.workers?.[group]);
        return `${about}: restarts the pods of group ${group} (${pods}), a quarter of them at a time; work on them is lost`;
    });
}

const isTemplate = ({ keys }: Change): boolean => editRule(keys).class === "restarts" || togglesAutoscaler(keys);
/** Bounds are live, unless they turn the autoscaler beside the head on or off. */
const togglesAutoscaler = (keys: readonly string[]): boolean =>
    keys[0] === "workers" && (keys.length === 2 || keys[2] === "maxReplicas");
const concerns = ({ keys }: Change, group: string): boolean =>
    keys[0] !== "head" && (keys[0] !== "workers" || keys[1] === group);

function pathsOf(changes: readonly Change[], about: (change: Change) => boolean): string {
    const restarting = changes.filter(({ keys }) => editRule(keys).class === "restarts").filter(about);
    const relevant = restarting.length > 0 ? restarting : changes.filter(about);
    return (relevant.length > 0 ? relevant : changes).map(({ path }) => path).join(", ");
}

const removedGroups = (was: RayClusterArgs, now: RayClusterArgs): string[] =>
    Object.entries(was.workers ?? {})
        .filter(([name]) => now.workers?.[name] === undefined)
        .map(([name, group]) => `workers.${name}: is removed, and its pods (${podCount(group)}) with it`);

function fewerPods(was: RayClusterArgs, now: RayClusterArgs): string[] {
    return Object.entries(now.workers ?? {}).flatMap(([name, group]) => {
        const before = was.workers?.[name];
        if (before === undefined || before.maxReplicas !== undefined || group.maxReplicas !== undefined) return [];
        const [from, to] = [replicasOf(before).replicas, replicasOf(group).replicas];
        return to < from
            ? [
                  `workers.${name}.replicas: removes ${from - to} of ${from} pods, whichever KubeRay lists first; work on them is lost`,
              ]
            : [];
    });
}

function podCount(group: WorkerGroupArgs | undefined): string {
    if (group === undefined) return "none";
    const { minReplicas, maxReplicas } = replicasOf(group);
    return minReplicas === maxReplicas ? `${minReplicas}` : `${minReplicas} to ${maxReplicas}`;
}

function podsOfAll({ workers = {} }: RayClusterArgs): string {
    const groups = Object.entries(workers).map(([name, group]) => `${name}: ${podCount(group)}`);
    return ["the head", ...groups].join(", ");
}
