import { below, type Problem } from "../shared/problems";
import { didYouMean } from "../shared/similar";
import { isUnknown } from "../shared/unknown";
import { isRecord, knownMap, knownText } from "../ray-object/known";
import { type PodInput, podInputs, RAY_CONTAINER } from "./pods";
import { isAutoscaled } from "./replica-rules";
import { type Rule } from "./rule";

export const templatesAreTemplates: Rule = (settings, { path }) =>
    podInputs(settings, path).flatMap((pod) => {
        const { podTemplate } = pod.given;
        const at = below(pod.path, "podTemplate");
        if (podTemplate === undefined || isUnknown(podTemplate)) return [];
        if (!isRecord(podTemplate)) return [notAnObject(at, "a PodTemplateSpec", podTemplate)];
        return [
            ...Object.keys(podTemplate).flatMap((key) => unknownPart(at, key)),
            ...partsOf(podTemplate, ["metadata", "spec"], at),
            ...partsOf(knownMap(podTemplate.metadata), ["labels", "annotations"], below(at, "metadata")),
            ...containerLists(pod, at),
        ];
    });

const PARTS = ["metadata", "spec"];

const unknownPart = (path: string, key: string): Problem[] =>
    PARTS.includes(key)
        ? []
        : [
              {
                  path: below(path, key),
                  reason: `a PodTemplateSpec has metadata and spec, got "${key}".${didYouMean(key, PARTS)} Fields of the pod go under spec.`,
              },
          ];

const partsOf = (value: Readonly<Record<string, unknown>>, keys: readonly string[], path: string): Problem[] =>
    keys.flatMap((key) => {
        const part = value[key];
        if (part === undefined || isUnknown(part) || isRecord(part)) return [];
        return [notAnObject(below(path, key), `\`${key}\``, part)];
    });

const notAnObject = (path: string, what: string, seen: unknown): Problem => ({
    path,
    reason: `${what} is an object, got ${seen === null ? "null" : Array.isArray(seen) ? "a list" : `a ${typeof seen}`}. Write it as an object.`,
});

function containerLists(pod: PodInput, path: string): Problem[] {
    const spec = knownMap(knownMap(pod.given.podTemplate).spec);
    return ["containers", "initContainers"].flatMap((list) => {
        const at = below(below(path, "spec"), list);
        const containers = spec[list];
        if (containers === undefined || isUnknown(containers)) return [];
        if (!Array.isArray(containers)) return [{ path: at, reason: "is a list of containers. Write it as a list." }];
        const entries: readonly unknown[] = containers;
        return entries.flatMap((container, index) => containerProblems(pod, list, container, below(at, index), index));
    });
}

/** Names that KubeRay gives to the containers it adds. */
const TAKEN: Readonly<Record<string, string>> = { containers: "autoscaler", initContainers: "wait-gcs-ready" };

function containerProblems(pod: PodInput, list: string, container: unknown, path: string, index: number): Problem[] {
    if (isUnknown(container)) return [];
    if (!isRecord(container)) return [notAnObject(path, "a container", container)];
    if (isUnknown(container.name)) return [];
    const ray = RAY_CONTAINER[pod.role];
    const name = knownText(container.name);
    if (name === undefined || name === "") {
        const reason = `a container has a name: containers are merged by it, and "${ray}" is the Ray container. Name it.`;
        return [{ path: below(path, "name"), reason }];
    }
    if (name === TAKEN[list]) {
        return [{ path: below(path, "name"), reason: `"${name}" is KubeRay's own container. Rename yours.` }];
    }
    if (list === "containers" && name === ray) return index === 0 ? [] : [notFirst(path, ray)];
    const other = RAY_CONTAINER[pod.role === "head" ? "worker" : "head"];
    if (name === other) {
        return [{ path: below(path, "name"), reason: `the Ray container is called "${ray}" here, got "${name}".` }];
    }
    if (container.image !== undefined) return [];
    const hint = list === "containers" ? didYouMean(name, [ray]) : "";
    return [{ path: below(path, "image"), reason: `the added container "${name}" needs an image.${hint} Give one.` }];
}

const notFirst = (path: string, ray: string): Problem => ({
    path,
    reason: `KubeRay takes the first container of a pod for Ray's. Put "${ray}" first in the list.`,
});

/** Version 2 of the autoscaler replaces pods itself; KubeRay refuses a policy that restarts them in place. */
export const restartPolicyIsNever: Rule = (settings, { path }) => {
    if (!isAutoscaled(settings)) return [];
    return podInputs(settings, path).flatMap((pod) => {
        const policy = knownText(knownMap(knownMap(pod.given.podTemplate).spec).restartPolicy);
        if (policy === undefined || policy === "Never") return [];
        const at = below(below(below(pod.path, "podTemplate"), "spec"), "restartPolicy");
        const reason = `must be Never under the Ray autoscaler, which replaces pods itself; got "${policy}". Leave it out.`;
        return [{ path: at, reason }];
    });
};
