import { isRetired } from "../facts/retired-group";
import { isAlike } from "./alike";
import { isEmpty, treeIn, without } from "../tree/reading";
import { isList, isTree, type Json, type Tree } from "../../shared/tree";
import { TEMPLATE_HASH } from "../build/template-hash";

/** What the API server or KubeRay takes a property for that is left out: said or not, it is the same. */
const SAYS_NOTHING: Readonly<Record<string, readonly Json[]>> = {
    // RayCluster
    enableInTreeAutoscaling: [false],
    enableIngress: [false],
    suspend: [false],
    serviceType: ["", "ClusterIP"],
    replicas: [0],
    minReplicas: [0],
    maxReplicas: [2_147_483_647],
    numOfHosts: [1],
    // Pods
    protocol: ["TCP"],
    optional: [false],
    readOnly: [false],
    name: [""],
    value: [""],
    effect: [""],
    operator: ["Equal"],
    medium: [""],
    type: [""],
    service: [""],
    defaultMode: [420],
    divisor: ["0"],
    apiVersion: ["v1"],
};

/** Maps and lists that mean the same whether they are empty or not there; of others, such as `emptyDir`, that is not so. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set([
    ...["metadata", "labels", "annotations", "nodeSelector", "tolerations", "affinity", "topologySpreadConstraints"],
    ...["containers", "initContainers", "volumes", "imagePullSecrets", "hostAliases", "lifecycle", "command", "args"],
    ...["env", "envFrom", "ports", "volumeMounts", "resources", "limits", "requests", "securityContext", "items"],
    ...["capabilities", "add", "drop", "rayStartParams", "workerGroupSpecs", "autoscalerOptions"],
    ...["headServiceAnnotations", "headService"],
]);

/** Maps whose keys are the user's own words, which may be the same as ours. */
const OWN_WORDS: ReadonlySet<string> = new Set([
    ...["labels", "annotations", "headServiceAnnotations", "nodeSelector", "matchLabels", "rayStartParams"],
    ...["limits", "requests", "volumeAttributes", "options"],
]);

/** Lists whose order says nothing, as long as every entry has a key of its own. */
const UNORDERED: Readonly<Record<string, string>> = {
    env: "name",
    ports: "name",
    volumeMounts: "mountPath",
    volumes: "name",
    items: "path",
    workerGroupSpecs: "groupName",
};

/** What KubeRay gives an autoscaler for which nothing is said. */
const AUTOSCALER_SIZES: Tree = { cpu: "500m", memory: "512Mi" };

/**
 * The spec of a RayCluster with everything taken out that says nothing, so that two specs which mean the same are
 * alike: defaults, empty maps, our mark, what the Ray autoscaler has noted, places of worker groups that were taken out,
 * and the order of what has names. How KubeRay is to restart pods is left out too: that is ours to do, and each write
 * says so.
 */
export function normalSpec(spec: Tree): Tree {
    const { authOptions, autoscalerOptions, ...rest } = without(normalTree(withoutPlaces(spec)), "upgradeStrategy");
    return {
        ...rest,
        ...(authOptions !== undefined && !isAlike(authOptions, { mode: "disabled" }) && { authOptions }),
        ...(isTree(autoscalerOptions) && normalAutoscaler(autoscalerOptions)),
    };
}

function withoutPlaces(spec: Tree): Tree {
    const { workerGroupSpecs: groups } = spec;
    if (!isList(groups)) return spec;
    return { ...spec, workerGroupSpecs: groups.filter((group) => !isTree(group) || !keepsPlace(group)) };
}

const keepsPlace = ({ template }: Tree): boolean => isRetired({ template: treeIn(template) });

function normalAutoscaler({ resources, ...rest }: Tree): Tree {
    const sizes = { limits: AUTOSCALER_SIZES, requests: AUTOSCALER_SIZES };
    const options = isAlike(treeIn(resources), sizes) || resources === undefined ? rest : { ...rest, resources };
    return isEmpty(options) ? {} : { autoscalerOptions: options };
}

function normalTree(tree: Tree): Tree {
    const entries = Object.entries(tree).flatMap(([property, value]): [string, Json][] => {
        const normal = normalValue(property, value);
        return normal === null || saysNothing(property, normal) ? [] : [[property, normal]];
    });
    return Object.fromEntries(entries);
}

const saysNothing = (property: string, value: Json): boolean =>
    property === "scaleStrategy" ||
    (MAY_BE_EMPTY.has(property) && isEmpty(value)) ||
    (Object.hasOwn(SAYS_NOTHING, property) && SAYS_NOTHING[property]?.includes(value) === true);

/** The value of a property, as it would be in a spec. */
export function normalValue(property: string, value: Json): Json {
    if (isTree(value)) {
        if (OWN_WORDS.has(property)) return withoutMark(value);
        return property === "resources" ? normalSizes(normalTree(value)) : normalTree(value);
    }
    if (!isList(value)) return value;
    const entries = value.map((entry) => (isTree(entry) ? normalTree(entry) : entry));
    const key = Object.hasOwn(UNORDERED, property) ? UNORDERED[property] : undefined;
    return key !== undefined && isUnordered(property, entries, key) ? sorted(entries, key) : entries;
}

const withoutMark = (words: Tree): Tree =>
    Object.fromEntries(Object.entries(words).filter(([word]) => word !== TEMPLATE_HASH));

/** What is limited and not requested is requested by the API server when the pod is made. */
function normalSizes({ limits, requests, ...rest }: Tree): Tree {
    if (!isTree(limits ?? {}) || !isTree(requests ?? {})) return { limits, requests, ...rest } as Tree;
    const requested = { ...treeIn(limits), ...treeIn(requests) };
    return { ...rest, ...(limits !== undefined && { limits }), ...(!isEmpty(requested) && { requests: requested }) };
}

function isUnordered(property: string, entries: readonly Json[], key: string): boolean {
    const keys = entries.map((entry) => keyIn(entry, key));
    if (new Set(keys).size < keys.length || keys.includes("")) return false;
    return property !== "env" || entries.every((entry, at) => refersBack(entry, entries.slice(0, at), keys));
}

/** A variable may mention others that stand before it: their order says nothing if those mention none in turn. */
function refersBack(entry: Json, before: readonly Json[], names: readonly string[]): boolean {
    const mentioned = mentionedIn(entry).filter((name) => names.includes(name));
    return mentioned.every((name) =>
        before.some((other) => keyIn(other, "name") === name && mentionedIn(other).length === 0),
    );
}

const mentionedIn = (entry: Json): string[] =>
    [...keyIn(entry, "value").matchAll(/\$\(([^()\s]+)\)/g)].map(([, name]) => name ?? "");

const sorted = (entries: readonly Json[], key: string): readonly Json[] =>
    [...entries].sort((a, b) => (keyIn(a, key) < keyIn(b, key) ? -1 : 1));

function keyIn(entry: Json, key: string): string {
    const value = treeIn(entry)[key];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
