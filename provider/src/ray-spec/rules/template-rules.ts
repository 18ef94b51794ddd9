import { below, type Problem } from "../../shared/problems";
import { didYouMean } from "../../shared/similar";
import { isUnknown } from "../../shared/unknown";
import { isRecord, knownMap } from "../../shared/known";
import { type Rule } from "./rule";

export const templatesAreTemplates: Rule = (_, { pods }) =>
    pods.flatMap((pod) => {
        const { podTemplate } = pod.given;
        const at = below(pod.path, "podTemplate");
        if (podTemplate === undefined || isUnknown(podTemplate)) return [];
        if (!isRecord(podTemplate)) return [notAnObject(at, "a PodTemplateSpec", podTemplate)];
        return [
            ...Object.keys(podTemplate).flatMap((key) => unknownPart(at, key)),
            ...partsOf(podTemplate, ["metadata", "spec"], at),
            ...partsOf(knownMap(podTemplate.metadata), ["labels", "annotations"], below(at, "metadata")),
        ];
    });

const PARTS = ["metadata", "spec"];

const unknownPart = (path: string, key: string): Problem[] =>
    PARTS.includes(key)
        ? []
        : [
              {
                  path: below(path, key),
                  reason: `a PodTemplateSpec has metadata and spec, got "${key}".${didYouMean(key, PARTS)} Put fields of the pod under spec.`,
              },
          ];

const partsOf = (value: Readonly<Record<string, unknown>>, keys: readonly string[], path: string): Problem[] =>
    keys.flatMap((key) => {
        const part = value[key];
        // Null removes.
        if (part === undefined || part === null || isUnknown(part) || isRecord(part)) return [];
        return [notAnObject(below(path, key), `\`${key}\``, part)];
    });

/** `spec` is a part of a RayClusterSpec; what is in it is judged merged. */
export const overrideIsASpec: Rule = ({ spec }, { path }) => {
    if (spec === undefined || isUnknown(spec)) return [];
    const at = below(path, "spec");
    if (!isRecord(spec)) return [notAnObject(at, "a RayClusterSpec", spec)];
    return ["metadata", "spec", "apiVersion", "kind"]
        .filter((key) => key in spec)
        .map((key) => ({
            path: below(at, key),
            reason: `a RayClusterSpec has no "${key}": that is a field of the whole object. Give only what is under its \`spec\`.`,
        }));
};

const notAnObject = (path: string, what: string, seen: unknown): Problem => ({
    path,
    reason: `${what} is an object, got ${seen === null ? "null" : Array.isArray(seen) ? "a list" : `a ${typeof seen}`}. Write it as an object.`,
});
