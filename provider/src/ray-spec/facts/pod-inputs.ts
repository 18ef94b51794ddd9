import { below } from "../../shared/problems";
import { isUnknown } from "../../shared/unknown";
import { isRecord, knownMap, knownText } from "../../shared/known";
import { type SpecArgs } from "../args/args";

export type PodRole = "head" | "worker";

/** Names of the Ray container. KubeRay takes the first of a pod for it, whatever its name; ours is always first. */
export const RAY_CONTAINER: Readonly<Record<PodRole, string>> = { head: "ray-head", worker: "ray-worker" };

/** The head or one worker group as the user wrote it; leaves may be unknown or of the wrong type. */
export interface PodInput {
    readonly role: PodRole;
    readonly path: string;
    readonly given: Readonly<Record<string, unknown>>;
}

/** What all pods have by default. */
export const defaultInputs = (settings: SpecArgs, path: string): PodInput => ({
    role: "worker",
    path: below(path, "podDefaults"),
    given: knownMap(settings.podDefaults),
});

/** The head (given or not) and every worker group. */
export const podInputs = (settings: SpecArgs, path: string): PodInput[] => [
    { role: "head", path: below(path, "head"), given: knownMap(settings.head) },
    ...workerInputs(settings, path),
];

/** Of a group that is unknown as a whole nothing can be told: it may turn out to have all that is missing. */
const workerInputs = ({ workers }: SpecArgs, path: string): PodInput[] =>
    Object.entries(knownMap(workers))
        .filter(([, group]) => !isUnknown(group))
        .map(([name, group]) => ({
            role: "worker",
            path: below(below(path, "workers"), name),
            given: knownMap(group),
        }));

/** The containers of a `podTemplate`, as far as they are objects. */
const templateContainers = ({ given }: PodInput, list = "containers"): Readonly<Record<string, unknown>>[] => {
    const containers = knownMap(knownMap(given.podTemplate).spec)[list];
    return Array.isArray(containers) ? containers.filter(isRecord) : [];
};

/** Name of the Ray container. */
export const rayContainerName = ({ role, given }: PodInput): string =>
    knownText(given.containerName) ?? RAY_CONTAINER[role];

/** What the `podTemplate` says of the Ray container; empty when nothing. */
export const rayContainerOf = (pod: PodInput): Readonly<Record<string, unknown>> =>
    templateContainers(pod).find(({ name }) => knownText(name) === rayContainerName(pod)) ?? {};
