import { isRecord, knownMap } from "../../shared/known";
import { type PodRole } from "../facts/pod-inputs";
import { type Place } from "./finding";

type Loose = Readonly<Record<string, unknown>>;

/** The template of the head or of a group, as planned, and where it is; leaves may be unknown. */
export interface PlannedPod {
    readonly role: PodRole;
    /** The head's or the group's part of the spec. */
    readonly group: Loose;
    readonly groupPlace: Place;
    readonly template: Loose;
    readonly spec: Loose;
    readonly place: Place;
    /** All of them, init containers last. */
    readonly containers: readonly PlannedContainer[];
}

/** A container of a pod, and where it is. */
export interface PlannedContainer {
    readonly container: Loose;
    readonly place: Place;
    readonly init: boolean;
}

export function plannedPods(spec: Loose): PlannedPod[] {
    const groups: readonly unknown[] = Array.isArray(spec.workerGroupSpecs) ? spec.workerGroupSpecs : [];
    return [
        plannedPod("head", spec.headGroupSpec, ["spec", "headGroupSpec"]),
        ...groups.map((group, at) => plannedPod("worker", group, ["spec", "workerGroupSpecs", at])),
    ];
}

function plannedPod(role: PodRole, part: unknown, groupPlace: Place): PlannedPod {
    const group = knownMap(part);
    const template = knownMap(group.template);
    const spec = knownMap(template.spec);
    const place = [...groupPlace, "template", "spec"];
    const containers = (["containers", "initContainers"] as const).flatMap((list) =>
        entriesOf(spec[list]).map(({ entry, at }) => ({
            container: entry,
            place: [...place, list, at],
            init: list === "initContainers",
        })),
    );
    return { role, group, groupPlace, template, spec, place, containers };
}

/** KubeRay takes the first container for Ray's. */
export const rayContainer = (pod: PlannedPod): Loose => entriesOf(pod.spec.containers)[0]?.entry ?? {};

/** The entries of a list that are objects. */
export const entriesOf = (list: unknown): { readonly entry: Loose; readonly at: number }[] => {
    const all: readonly unknown[] = Array.isArray(list) ? list : [];
    return all.flatMap((entry, at) => (isRecord(entry) ? [{ entry, at }] : []));
};
