import { below, type Problem } from "../shared/problems";
import { knownMap, knownText } from "../ray-object/known";
import { podInputs } from "./pods";
import { type Rule } from "./rule";

/** Ours, or KubeRay's: written by us or overwritten by the operator whatever the user says. */
const RESERVED_LABELS = ["app.kubernetes.io/managed-by", "app.kubernetes.io/created-by", "app.kubernetes.io/name"];
const RESERVED_PREFIXES = ["kuberay.pulumi.com/"];
/** KubeRay finds its pods by these. */
const RESERVED_POD_LABELS = [
    ...RESERVED_LABELS,
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

export const labelsAreUsable: Rule = (settings, { path }) => [
    ...keyProblems(settings.labels, below(path, "labels"), RESERVED_OBJECT_LABELS, true),
    ...keyProblems(settings.annotations, below(path, "annotations"), [], false),
    ...podInputs(settings, path).flatMap((pod) => {
        const metadata = knownMap(knownMap(pod.given.podTemplate).metadata);
        const at = below(below(pod.path, "podTemplate"), "metadata");
        return [
            ...keyProblems(metadata.labels, below(at, "labels"), RESERVED_POD_LABELS, true),
            ...keyProblems(metadata.annotations, below(at, "annotations"), [], false),
        ];
    }),
];

function keyProblems(map: unknown, path: string, reserved: readonly string[], areLabels: boolean): Problem[] {
    const what = areLabels ? "label" : "annotation";
    return Object.entries(knownMap(map)).flatMap(([key, value]) => {
        const at = below(path, key);
        if (!isQualifiedName(key)) {
            const reason = `the key of a ${what} is a name of at most 63 letters, digits, "-", "_" or ".", perhaps after a domain and "/", got "${key}". Rename it.`;
            return [{ path: at, reason }];
        }
        if (reserved.includes(key) || RESERVED_PREFIXES.some((prefix) => key.startsWith(prefix))) {
            return [{ path: at, reason: `"${key}" is set by KubeRay or by this provider. Choose another ${what}.` }];
        }
        const text = knownText(value);
        if (!areLabels || text === undefined || isLabelValue(text)) return [];
        const reason = `the value of a label is at most 63 letters, digits, "-", "_" or ".", with a letter or digit at both ends, got "${text}". Shorten it, or make it an annotation.`;
        return [{ path: at, reason }];
    });
}

const isLabelValue = (text: string): boolean =>
    text.length <= 63 && /^(?:[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)?$/.test(text);

function isQualifiedName(key: string): boolean {
    const parts = key.split("/");
    const name = parts.at(-1) ?? "";
    const domain = parts.length === 2 ? parts[0] : undefined;
    if (parts.length > 2 || name === "" || !isLabelValue(name)) return false;
    return domain === undefined || (domain.length <= 253 && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(domain));
}
