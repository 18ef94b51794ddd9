import { type Change } from "../../ray-object/changes";
import { editRule } from "./edits";
import { type RayClusterObject } from "../plan/object";
import { planRayCluster } from "../plan/ray-cluster";
import { templateHash } from "../../ray-spec/build/template-hash";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { type RayGroup } from "../../ray-spec/facts/ray-cluster-spec";
import { type PlannedArgs } from "../plan/planned-args";
import { type RayWorkerGroup } from "../../ray-spec/facts/ray-cluster-spec";
import { fixedSize, groupSize } from "../../ray-spec/facts/replicas";

/** An edit and what it comes to: judged by the two plans, because not every edit of an input changes something. */
export interface PlannedEdit {
    readonly was: Planned;
    readonly now: Planned;
    readonly changes: readonly Change[];
    /** Groups, the head among them, that stay and whose running pods are not those that would be made now. */
    readonly stale: readonly string[];
}

export interface Planned {
    readonly args: PlannedArgs;
    readonly object: RayClusterObject;
    /** By name, the head among them. */
    readonly groups: ReadonlyMap<string, RayGroup>;
}

export function plannedEdit(was: PlannedArgs, now: PlannedArgs, changes: readonly Change[]): PlannedEdit {
    const [before, after] = [planned(was), planned(now)];
    const stale = [...before.groups.keys()].filter((name) => {
        const [from, to] = [before.groups.get(name), after.groups.get(name)];
        return from !== undefined && to !== undefined && templateHash(from.template) !== templateHash(to.template);
    });
    return { was: before, now: after, changes, stale };
}

export function planned(args: PlannedArgs): Planned {
    const object = planRayCluster(args, "");
    const { headGroupSpec, workerGroupSpecs } = object.spec;
    const workers = workerGroupSpecs.map((group) => [group.groupName, group] as const);
    return { args, object, groups: new Map<string, RayGroup>([[HEAD_GROUP, headGroupSpec], ...workers]) };
}

/** Paths of the changes a sentence is about; of all of them, when none can be told to be its cause. */
export function pathsOf(changes: readonly Change[], about: (change: Change) => boolean): string {
    const relevant = changes.filter(about);
    return (relevant.length > 0 ? relevant : changes).map(({ path }) => path).join(", ");
}

export const hasClass = ({ keys }: Change, name: ReturnType<typeof editRule>["class"]): boolean =>
    editRule(keys).class === name;

/** Pods of a group as far as the inputs tell: what the Ray autoscaler has made of it is not in them. */
export const podCount = (group: RayWorkerGroup, { object }: Planned): string =>
    groupSize(group, object.spec.enableInTreeAutoscaling);

/** Pods of a group whose number is fixed; `undefined` while it is the Ray autoscaler's. */
export const fixedPods = (group: RayWorkerGroup, { object }: Planned): number | undefined =>
    fixedSize(group, object.spec.enableInTreeAutoscaling);

/** As messages name a group. */
export const groupWord = (group: string): string => (group === HEAD_GROUP ? "the head" : group);

/** `a: 2`, or `the head`, which is one. */
export function countedGroup(name: string, planned: Planned): string {
    const group = planned.object.spec.workerGroupSpecs.find(({ groupName }) => groupName === name);
    return group === undefined ? groupWord(name) : `${name}: ${podCount(group, planned)}`;
}

/** `the head, a: 2, b: 1 to 8`. */
export const allPods = (planned: Planned): string =>
    [...planned.groups.keys()].map((name) => countedGroup(name, planned)).join(", ");
