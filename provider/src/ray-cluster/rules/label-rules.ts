import { below, type Problem } from "../../shared/problems";
import { knownMap } from "../../shared/known";
import { keyProblems } from "../../ray-spec/rules/label-rules";
import { type ClusterRule, type Settings } from "./rule";

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
