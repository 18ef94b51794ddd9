import { below, type Problem } from "../../shared/problems";
import { knownMap, knownText } from "../../shared/known";
import { isLabelValue, isQualifiedName } from "../facts/syntax";
import { type Rule } from "./rule";

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

export const podLabelsAreUsable: Rule = (_, { pods, podSettings }) => [
    ...podSettings.flatMap((pod) => [
        ...keyProblems(pod.given.labels, below(pod.path, "labels"), RESERVED_POD_LABELS, true),
        ...keyProblems(pod.given.annotations, below(pod.path, "annotations"), [], false),
    ]),
    ...pods.flatMap((pod) => {
        const metadata = knownMap(knownMap(pod.given.podTemplate).metadata);
        const at = below(below(pod.path, "podTemplate"), "metadata");
        return [
            ...keyProblems(metadata.labels, below(at, "labels"), RESERVED_POD_LABELS, true),
            ...keyProblems(metadata.annotations, below(at, "annotations"), [], false),
            ...keyProblems(pod.given.rayLabels, below(pod.path, "rayLabels"), [], true),
        ];
    }),
];

export function keyProblems(map: unknown, path: string, reserved: readonly string[], areLabels: boolean): Problem[] {
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
