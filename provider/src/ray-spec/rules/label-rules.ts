import { below, type Problem } from "../../shared/problems";
import { knownMap, knownText } from "../../shared/known";
import { isLabelValue, isQualifiedName } from "../facts/syntax";
import { podInputs, settingInputs } from "../facts/pod-inputs";
import { type Rule, type Settings } from "./rule";

/** Ours, or KubeRay's: written by us or overwritten by the operator whatever the user says. */
const RESERVED_PREFIXES = ["kuberay.pulumi.com/"];
/** KubeRay finds its pods by these. */
const RESERVED_POD_LABELS = [
    "app.kubernetes.io/created-by",
    "ray.io/cluster",
    "ray.io/node-type",
    "ray.io/group",
    "ray.io/is-ray-node",
    "ray.io/identifier",
];
const RESERVED_OBJECT_LABELS = [
    "app.kubernetes.io/managed-by",
    "ray.io/originated-from-cr-name",
    "ray.io/originated-from-crd",
];
/** Said by inputs of their own. */
const INSTEAD: Readonly<Record<string, string>> = {
    "kueue.x-k8s.io/queue-name": "queueName",
    "ray.io/gang-scheduling-enabled": "gangScheduling",
    "ray.io/gcs-ft-deletion-timeout": "gcsFaultTolerance.deletionTimeoutSeconds",
};

export const labelsAreUsable: Rule = (settings, { path }) => [
    ...keyProblems(settings.labels, below(path, "labels"), RESERVED_OBJECT_LABELS, true),
    ...keyProblems(settings.annotations, below(path, "annotations"), [], false),
    ...saidTwice(settings, path),
    ...settingInputs(settings, path).flatMap((pod) => [
        ...keyProblems(pod.given.labels, below(pod.path, "labels"), RESERVED_POD_LABELS, true),
        ...keyProblems(pod.given.annotations, below(pod.path, "annotations"), [], false),
    ]),
    ...podInputs(settings, path).flatMap((pod) => {
        const metadata = knownMap(knownMap(pod.given.podTemplate).metadata);
        const at = below(below(pod.path, "podTemplate"), "metadata");
        return [
            ...keyProblems(metadata.labels, below(at, "labels"), RESERVED_POD_LABELS, true),
            ...keyProblems(metadata.annotations, below(at, "annotations"), [], false),
            ...keyProblems(pod.given.rayLabels, below(pod.path, "rayLabels"), [], true),
        ];
    }),
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

function keyProblems(map: unknown, path: string, reserved: readonly string[], areLabels: boolean): Problem[] {
    const what = areLabels ? "label" : "annotation";
    return Object.entries(knownMap(map)).flatMap(([key, value]) => {
        const at = below(path, key);
        if (!isQualifiedName(areLabels ? key : key.toLowerCase())) {
            const reason = `the key of a ${what} is a name of at most 63 letters, digits, "-", "_" or ".", perhaps after a domain and "/", got "${key}". Rename it.`;
            return [{ path: at, reason }];
        }
        if (reserved.includes(key) || RESERVED_PREFIXES.some((prefix) => key.startsWith(prefix))) {
            return [{ path: at, reason: `"${key}" is set by KubeRay or by this provider. Choose another ${what}.` }];
        }
        const text = knownText(value);
        if (!areLabels || text === undefined || isLabelValue(text)) return [];
        const reason = `the value of a label is at most 63 letters, digits, "-", "_" or ".", with a letter or digit at both ends, got "${text}". Correct it, or make it an annotation.`;
        return [{ path: at, reason }];
    });
}
