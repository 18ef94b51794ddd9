import { QUEUE } from "../../ray-object/suspension";
import { DELETION_TIMEOUT, GANG } from "../plan/metadata";
import { MAX_DNS_LABEL, nameProblems } from "../../shared/names";
import { below, type Problem } from "../../shared/problems";
import { knownMap, knownText } from "../../shared/known";
import { MAX_RAY_NAME } from "../../ray-spec/facts/groups";
import { isDnsLabel } from "../../ray-spec/facts/syntax";
import { keyProblems } from "../../ray-spec/rules/label-rules";
import { type Unknown } from "../../shared/unknown";
import { type RayClusterArgs, type RayClusterSettings } from "../args/args";

export const nameIsUsable: ClusterRule = (_settings, { name, path }) => {
    const text = knownText(name);
    if (text === undefined) return [];
    const rule = {
        what: "a RayCluster",
        maximum: MAX_RAY_NAME,
        because: "KubeRay cuts longer ones at the front, and two clusters could then share a token",
    };
    return nameProblems(path === "" ? "name" : path, text, rule);
};

export const namespaceIsUsable: ClusterRule = ({ namespace }, { path }) => {
    const text = knownText(namespace);
    if (text === undefined) return [];
    const rule = { what: "a namespace", maximum: MAX_DNS_LABEL, startsWithLetter: false };
    return nameProblems(below(path, "namespace"), text, rule);
};

/** It becomes the value of a label, and is the name of an object. */
export const queueIsAName: ClusterRule = ({ queueName }, { path }) => {
    const text = knownText(queueName);
    if (text === undefined || isDnsLabel(text)) return [];
    const reason = `is the name of a local queue: at most 63 lower-case letters, digits and "-", got "${text}". Correct it.`;
    return [{ path: below(path, "queueName"), reason }];
};

const RESERVED_OBJECT_LABELS = [
    "app.kubernetes.io/managed-by",
    "ray.io/originated-from-cr-name",
    "ray.io/originated-from-crd",
];

/** Said by inputs of their own. */
const INSTEAD: Readonly<Record<string, string>> = {
    [QUEUE]: "queueName",
    [GANG]: "gangScheduling",
    [DELETION_TIMEOUT]: "gcsFaultTolerance.deletionTimeoutSeconds",
};

/** Those of the RayCluster itself. */
export const objectLabelsAreUsable: ClusterRule = (settings, { path }) => [
    ...keyProblems(settings.labels, below(path, "labels"), RESERVED_OBJECT_LABELS, true),
    ...keyProblems(settings.annotations, below(path, "annotations"), [], false),
    ...saidTwice(settings, path),
];

/** A label or annotation by hand where an input of its own says something else. */
function saidTwice(settings: Settings, path: string): Problem[] {
    const inputs: Readonly<Record<string, unknown>> = {
        queueName: settings.queueName,
        gangScheduling: settings.gangScheduling,
        "gcsFaultTolerance.deletionTimeoutSeconds": knownMap(settings.gcsFaultTolerance).deletionTimeoutSeconds,
    };
    return (["labels", "annotations"] as const).flatMap((map) =>
        Object.keys(knownMap(settings[map])).flatMap((key) => {
            const input = Object.hasOwn(INSTEAD, key) ? INSTEAD[key] : undefined;
            if (input === undefined || inputs[input] === undefined) return [];
            const reason = `\`${input}\` says it already. Leave one of them out.`;
            return [{ path: below(below(path, map), key), reason }];
        }),
    );
}

/** The settings of a cluster of the unit, or the arguments of the resource on its own: the rules are the same. */
export type Settings = RayClusterSettings | RayClusterArgs;

/** Where the settings are, and the name of the RayCluster object. */
export interface Named {
    readonly name: string | Unknown;
    readonly path: string;
}

export type ClusterRule = (settings: Settings, at: Named) => Problem[];
