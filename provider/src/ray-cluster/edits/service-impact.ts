import { canonical } from "../../shared/canonical";
import { type Planned, pathsOf, type PlannedEdit } from "./planned-edit";
import { isTree } from "../../shared/tree";

/** KubeRay makes the head's Service once, so another one takes its place. */
export function serviceImpact({ was, now, changes }: PlannedEdit): string[] {
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
