import { MANAGED_BY } from "../ray-object/marks";
import { DEFAULT_KUBERAY_VERSION } from "../shared/versions";
import { parseImage } from "./image";
import { parseQuantity } from "../shared/quantity";
import { groupsOf, type LiveGroup, type LiveRayCluster, type LiveWorkerGroup } from "./live";
import { isTree, type Json, type Tree } from "./object";
import { type PodRole } from "./pods";
import { isList } from "./template-merge";

const GPU = "nvidia.com/gpu";

/** Typed inputs that come near to a live cluster; what they miss becomes `podTemplate`. */
export function guessArgs(live: LiveRayCluster): Tree {
    const groups = groupsOf(live);
    const { rayVersion, enableInTreeAutoscaling, authOptions, headGroupSpec } = live.spec ?? {};
    const image = text(rayContainer(headGroupSpec).image) ?? "";
    const labels = without(live.metadata.labels, (key) => key === MANAGED_BY);
    const annotations = without(live.metadata.annotations, (key) => key.startsWith("kuberay.pulumi.com/"));
    const workers = groups.map(
        (group) => [group.groupName, guessGroup(group, enableInTreeAutoscaling === true)] as const,
    );
    return {
        name: live.metadata.name,
        namespace: live.metadata.namespace ?? "default",
        image,
        ...versionBeside(image, rayVersion),
        authentication: authOptions?.mode === "token" ? "token" : "disabled",
        ...unlessEmpty("labels", labels),
        ...unlessEmpty("annotations", annotations),
        head: guessPod(headGroupSpec, "head", groups.length > 0),
        ...unlessEmpty("workers", Object.fromEntries(workers)),
        updatePolicy: "RestartChanged",
        wait: "ready",
        operatorVersion: DEFAULT_KUBERAY_VERSION,
    };
}

/** The version is said only where the tag does not say the same. */
const versionBeside = (image: string, rayVersion: string | undefined): Tree =>
    rayVersion === undefined || rayVersion === parseImage(image)?.rayVersion ? {} : { rayVersion };

const unlessEmpty = (name: string, map: Tree): Tree => (Object.keys(map).length > 0 ? { [name]: map } : {});

export function guessGroup(group: LiveWorkerGroup, autoscaled: boolean): Tree {
    const { replicas = 0, minReplicas = 0, maxReplicas = 0 } = group;
    const fixed = !autoscaled || minReplicas === maxReplicas;
    const scale: Tree = fixed ? { replicas } : { minReplicas, maxReplicas };
    return { ...guessPod(group, "worker", false), ...scale };
}

function guessPod(group: LiveGroup | undefined, role: PodRole, hasWorkers: boolean): Tree {
    const container = rayContainer(group);
    const resources = isTree(container.resources) ? container.resources : {};
    const sizes = isTree(resources.limits) ? resources.limits : isTree(resources.requests) ? resources.requests : {};
    const idle = (key: string, value: Json) => role === "head" && hasWorkers && key === "num-cpus" && value === "0";
    const rayStartParams = without(group?.rayStartParams, (key, value) => idle(key, value));
    const env = (isList(container.env) ? container.env : []).filter(isTree).filter(({ value }) => value !== undefined);
    const cpu = parseQuantity(text(sizes.cpu) ?? (typeof sizes.cpu === "number" ? `${sizes.cpu}` : ""));
    const gpus = Number(text(sizes[GPU]) ?? sizes[GPU] ?? 0);
    const memory = text(sizes.memory);
    return {
        ...(cpu !== undefined && { cpu }),
        ...(memory !== undefined && { memory }),
        ...(gpus > 0 && { gpus }),
        ...(Object.keys(rayStartParams).length > 0 && { rayStartParams }),
        ...(env.length > 0 && {
            env: Object.fromEntries(env.map(({ name, value }) => [text(name) ?? "", value ?? ""])),
        }),
    };
}

/** KubeRay's rule: the first one. */
function rayContainer(group: LiveGroup | undefined): Tree {
    const spec = group?.template?.spec;
    const containers = isTree(spec) ? spec.containers : undefined;
    const first = isList(containers) ? containers[0] : undefined;
    return isTree(first) ? first : {};
}

const text = (value: Json | undefined): string | undefined => (typeof value === "string" ? value : undefined);

const without = (
    map: Readonly<Record<string, string>> | undefined,
    drop: (key: string, value: string) => boolean,
): Tree => Object.fromEntries(Object.entries(map ?? {}).filter(([key, value]) => !drop(key, value)));
