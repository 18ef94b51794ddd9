import { type Change } from "../../ray-object/changes";
import { isSuspended, overridesSuspend, type SuspensionSource } from "../../ray-object/suspension";
import { groupImpact } from "./group-impact";
import { pathsOf, type PlannedEdit, plannedEdit } from "./planned-edit";
import { restartImpact } from "./restart-impact";
import { type PlannedArgs } from "../plan/planned-args";
import { scaleImpact } from "./group-impact";
import { allPods, type Planned } from "./planned-edit";
import { evictionImpact, leftoverImpact, newPodsImpact } from "./restart-impact";
import { canonical } from "../../shared/canonical";
import { isTree } from "../../shared/tree";

/** What the edit does to what runs, in sentences for the preview; nothing for what takes effect unnoticed. */
export function clusterImpact(was: PlannedArgs, now: PlannedArgs, changes: readonly Change[]): string[] {
    const edit = plannedEdit(was, now, changes);
    if (isSuspended(was)) return serviceImpact(edit);
    if (isSuspended(now)) return [suspended(edit), ...serviceImpact(edit)];
    const impacts = [
        restartImpact,
        leftoverImpact,
        evictionImpact,
        newPodsImpact,
        groupImpact,
        scaleImpact,
        serviceImpact,
    ];
    return impacts.flatMap((impact) => impact(edit));
}

export const hasPodsNow = ({ args }: PlannedEdit["was"]): boolean => !isSuspended(args);

const suspended = ({ was, now, changes }: PlannedEdit): string =>
    suspendedText(suspendingPaths(changes, now.args), allPods(was));

/** Of the edits, those that suspend: of two inputs that say so the one that wins. */
export const suspendingPaths = (changes: readonly Change[], { spec }: SuspensionSource): string =>
    pathsOf(changes, ({ keys: [top, field = "suspend"] }) =>
        overridesSuspend(spec) ? top === "spec" && field === "suspend" : top === "suspend",
    );

export const suspendedText = (paths: string, pods: string): string =>
    `${paths}: removes all pods (${pods}) until it is false again; running work and actors are lost`;

/** KubeRay makes the head's Service once, so another one takes its place. */
function serviceImpact({ was, now, changes }: PlannedEdit): string[] {
    if (canonical(serviceOf(was)) === canonical(serviceOf(now))) return [];
    const paths = pathsOf(changes, ({ keys }) => keys[0] === "head" && (keys[1] === "service" || keys[1] === "ports"));
    return [
        `${paths}: the head's Service is made anew; connections through it break, and a load balancer gets another address`,
    ];
}

/** What the operator makes the Service from. */
function serviceOf({ object: { spec } }: Planned) {
    const { headServiceAnnotations, headGroupSpec } = spec;
    const { serviceType, headService, template } = headGroupSpec;
    const containers = isTree(template.spec) ? template.spec.containers : undefined;
    const ray: unknown = Array.isArray(containers) ? containers[0] : undefined;
    const ports = isTree(ray) ? ray.ports : undefined;
    return [headServiceAnnotations ?? {}, serviceType ?? "ClusterIP", headService ?? {}, ports ?? []];
}
