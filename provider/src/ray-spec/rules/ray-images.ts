import { knownMap, knownText } from "../../shared/known";
import { below } from "../../shared/problems";
import { type PodInput, rayContainerName } from "../facts/pod-inputs";

/** An image in a Ray container, and where it is given. */
export interface RayImage {
    readonly path: string;
    readonly text: string;
}

/** The images that the head, a group or a `podTemplate` puts in the place of `image`. */
export const templateImages = (pods: readonly PodInput[]): RayImage[] =>
    pods.flatMap((pod) => [...ownImage(pod), ...templateImage(pod)]);

function ownImage(pod: PodInput): RayImage[] {
    const text = knownText(pod.given.image);
    return text === undefined ? [] : [{ path: below(pod.path, "image"), text }];
}

function templateImage(pod: PodInput): RayImage[] {
    const { containers } = knownMap(knownMap(pod.given.podTemplate).spec);
    if (!Array.isArray(containers)) return [];
    const entries: readonly unknown[] = containers;
    const at = below(below(below(pod.path, "podTemplate"), "spec"), "containers");
    return entries.flatMap((entry, index) => {
        const { name, image } = knownMap(entry);
        const text = knownText(image);
        if (knownText(name) !== rayContainerName(pod) || text === undefined) return [];
        return [{ path: below(below(at, index), "image"), text }];
    });
}
