import { withTemplateHash } from "./template-hash";
import { mergeTemplate } from "../tree/template-merge";
import { FT_ENABLED } from "../facts/fault-tolerance";
import { ALLOCATE_TIMEOUT } from "./autoscaler";
import { isTree, type Json, type Tree } from "../../shared/tree";
import { type RayClusterSpec, type RayGroup, type RayHeadGroup, type RayWorkerGroup } from "../facts/ray-cluster-spec";

/** Annotations of the RayCluster that KubeRay hands to pods, or makes them differently for. */
const OVERWRITE_COMMAND = "ray.io/overwrite-container-cmd";
const FAULT_TOLERANCE = [FT_ENABLED, "ray.io/external-storage-namespace"];

/** Of the RayCluster. */
type Annotations = Readonly<Record<string, string>>;

/**
 * Every template with its hash. What reaches pods from beside the template counts; what the Ray autoscaler reads at
 * every turn does not.
 */
export function withTemplateHashes(
    spec: RayClusterSpec,
    annotations: Annotations,
    timeoutIsSaid: boolean,
): RayClusterSpec {
    const shared = sharedParts(spec, annotations);
    const { gcsFaultToleranceOptions: redis } = spec;
    const autoscaler = spec.enableInTreeAutoscaling ? autoscalerPart(spec.autoscalerOptions, timeoutIsSaid) : null;
    const head: Tree = {
        ...shared,
        autoscaler,
        ...(redis !== undefined && { redis }),
        ...annotated(annotations, FAULT_TOLERANCE),
    };
    const service = isTree(spec.headGroupSpec.headService?.metadata)
        ? spec.headGroupSpec.headService.metadata.name
        : undefined;
    // Workers find the head by the name of its Service, and hold out for a lost one if its state is kept.
    const worker: Tree = {
        ...shared,
        ...(redis !== undefined && { redis: true }),
        ...(service !== undefined && { service }),
    };
    return {
        ...spec,
        headGroupSpec: withHash<RayHeadGroup>(spec.headGroupSpec, head),
        workerGroupSpecs: spec.workerGroupSpecs.map((group) => withHash(group, { ...worker, ...hostsOf(group) })),
    };
}

/** The pods of a replica are made together: KubeRay does not know them again under another number. */
const hostsOf = ({ numOfHosts = 1 }: RayWorkerGroup): Tree => (numOfHosts === 1 ? {} : { numOfHosts });

function withHash<T extends RayGroup>(group: T, also: Tree): T {
    const { rayStartParams, resources, labels, template } = group;
    const own: Tree = {
        rayStartParams,
        ...(resources !== undefined && { resources }),
        ...(labels !== undefined && { labels }),
    };
    return { ...group, template: withTemplateHash(template, { ...also, ...own }) };
}

function sharedParts({ rayVersion, authOptions }: RayClusterSpec, annotations: Annotations): Tree {
    return {
        rayVersion: rayVersion ?? null,
        authOptions: authOptions === undefined ? null : { ...authOptions },
        ...annotated(annotations, [OVERWRITE_COMMAND]),
    };
}

function annotated(annotations: Annotations, names: readonly string[]): Tree {
    return Object.fromEntries(Object.entries(annotations).filter(([name]) => names.includes(name)));
}

/** A longer patience with slow nodes, which a new group may bring, is not worth the head. */
function autoscalerPart(options: Tree | undefined, timeoutIsSaid: boolean): Json {
    if (options === undefined) return null;
    const kept = mergeTemplate(options, { idleTimeoutSeconds: null, upscalingMode: null });
    if (timeoutIsSaid || !Array.isArray(kept.env)) return kept;
    const env = (kept.env as readonly Json[]).filter(
        (variable) => !isTree(variable) || variable.name !== ALLOCATE_TIMEOUT,
    );
    return { ...kept, env };
}
