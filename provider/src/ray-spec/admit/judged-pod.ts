import { isRecord, knownMap } from "../../shared/known";
import { type PodRole } from "../facts/pod-inputs";
import { type Place } from "./finding";

type Loose = Readonly<Record<string, unknown>>;

/** The template of the head or of a group, as planned, and where it is; leaves may be unknown. */
export interface JudgedPod {
    readonly role: PodRole;
    /** The head's or the group's part of the spec. */
    readonly group: Loose;
    readonly groupPlace: Place;
    readonly template: Loose;
    readonly spec: Loose;
    readonly place: Place;
    /** All of them, init containers last. */
    readonly containers: readonly JudgedContainer[];
}

/** A container of a pod, and where it is. */
export interface JudgedContainer {
    readonly container: Loose;
    readonly place: Place;
    readonly init: boolean;
}

export function judgedPods(spec: Loose): JudgedPod[] {
    const groups: readonly unknown[] = Array.isArray(spec.workerGroupSpecs) ? spec.workerGroupSpecs : [];
    return [
        judgedPod("head", spec.headGroupSpec, ["headGroupSpec"]),
        ...groups.map((group, at) => judgedPod("worker", group, ["workerGroupSpecs", at])),
    ];
}

function judgedPod(role: PodRole, part: unknown, groupPlace: Place): JudgedPod {
    const group = knownMap(part);
    const template = knownMap(group.template);
    const spec = knownMap(template.spec);
    const place = [...groupPlace, "template", "spec"];
    const containers = (["containers", "initContainers"] as const).flatMap((list) =>
        objectsIn(spec[list]).map(({ entry, at }) => ({
            container: entry,
            place: [...place, list, at],
            init: list === "initContainers",
        })),
    );
    return { role, group, groupPlace, template, spec, place, containers };
}

/** KubeRay takes the first container for Ray's. */
export const rayContainer = (pod: JudgedPod): Loose => objectsIn(pod.spec.containers)[0]?.entry ?? {};

/** The entries of a list that are objects. */
export const objectsIn = (list: unknown): { readonly entry: Loose; readonly at: number }[] => {
    const all: readonly unknown[] = Array.isArray(list) ? list : [];
    return all.flatMap((entry, at) => (isRecord(entry) ? [{ entry, at }] : []));
};
