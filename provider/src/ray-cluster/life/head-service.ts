import { type KubernetesObject } from "../../cluster-access/objects";
import { contentHash } from "../../shared/names";
import { isTree, type Json, type Tree, tree } from "../../shared/tree";

/**
 * What the head's Service was made from, and which one, if any, was made from something else. KubeRay makes the Service
 * once and never looks at it again. The mark is written with the spec, so a crash between that write and the deletion of
 * the old Service loses nothing.
 */
export const HEAD_SERVICE_ANNOTATION = "kuberay.pulumi.com/head-service";

export interface HeadServiceMark {
    readonly hash: string;
    /** The uid of the Service that is to make room. */
    readonly outdated?: string | undefined;
}

export function headServiceMark({ metadata }: KubernetesObject): HeadServiceMark | undefined {
    const [hash, outdated] = (metadata.annotations?.[HEAD_SERVICE_ANNOTATION] ?? "").split(" replaces ");
    return hash === undefined || hash === "" ? undefined : { hash, outdated };
}

export const markText = ({ hash, outdated }: HeadServiceMark): string =>
    outdated === undefined ? hash : `${hash} replaces ${outdated}`;

/** A spec, ours or a live one, as far as KubeRay makes the Service from it. */
interface Specified {
    readonly spec?: object;
}

/** Depends on what KubeRay makes the head's Service from, and on nothing else. */
export const headServiceHash = (cluster: Specified): string => contentHash(headServicePlan(cluster));

export function headServicePlan({ spec }: Specified): Tree {
    const { headGroupSpec, headServiceAnnotations } = asTree(spec);
    const head = asTree(headGroupSpec);
    const service = asTree(head.headService);
    const { name, labels, annotations } = asTree(service.metadata);
    const { ports, type, ...more } = asTree(service.spec);
    const template = asTree(head.template);
    const [ray] = listOf(asTree(template.spec).containers);
    return tree({
        type: type ?? head.serviceType ?? "ClusterIP",
        name: name ?? "",
        labels: asTree(labels),
        annotations: { ...asTree(annotations), ...asTree(headServiceAnnotations) },
        ports: [...listOf(ports).map(portOf), ...listOf(asTree(ray).ports).map(portOf)].sort(),
        // A label of the head's that KubeRay makes part of the selector.
        application: asTree(asTree(template.metadata).labels)["app.kubernetes.io/name"],
        // The API server says that there is nothing where nothing was said.
        more: Object.fromEntries(Object.entries(more).filter(([, value]) => value !== null)),
    });
}

function portOf(port: Json): string {
    const { name, port: number, containerPort, protocol, targetPort, nodePort } = asTree(port);
    return [name, number ?? containerPort, protocol ?? "TCP", targetPort, nodePort].map(textOf).join(" ");
}

const textOf = (value: Json | undefined): string =>
    typeof value === "string" || typeof value === "number" ? String(value) : "";

/** The Service as it is, as far as it is compared. */
export interface LiveService extends KubernetesObject {
    readonly spec?: { readonly type?: string; readonly ports?: readonly { readonly port: number }[] };
}

/**
 * Whether a Service that has just been made is the planned one: an operator that has not heard of the new spec yet makes
 * the old one again.
 */
export function isAsPlanned({ metadata, spec }: LiveService, plan: Tree): boolean {
    const has = (there: Readonly<Record<string, string>> = {}, wanted: Json | undefined) =>
        Object.entries(asTree(wanted)).every(([key, value]) => there[key] === value);
    const numbers = (spec?.ports ?? []).map(({ port }) => port);
    const wanted = listOf(plan.ports).map((port) => Number(textOf(port).split(" ")[1]));
    return (
        (spec?.type ?? "ClusterIP") === plan.type &&
        (plan.name === "" || plan.name === metadata.name) &&
        has(metadata.labels, plan.labels) &&
        has(metadata.annotations, plan.annotations) &&
        wanted.every((port) => numbers.includes(port))
    );
}

const asTree = (value: unknown): Tree => (isTree(value) ? value : {});
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
