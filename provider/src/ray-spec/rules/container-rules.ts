import { knownMap, knownText } from "../../shared/known";
import { below, type Problem } from "../../shared/problems";
import { isUnknown } from "../../shared/unknown";
import { parseImage } from "../facts/image";
import { type PodInput } from "../facts/pod-inputs";
import { type Rule, type RuleContext } from "./rule";
import { type SpecArgs } from "../args/args";

type Loose = Readonly<Record<string, unknown>>;

interface ContainerInput {
    readonly path: string;
    readonly given: Loose;
    readonly list: "initContainers" | "sidecars";
}

const containerInputs = (podSettings: readonly PodInput[]): ContainerInput[] =>
    podSettings.flatMap((pod) =>
        (["initContainers", "sidecars"] as const).flatMap((list) => {
            const entries: readonly unknown[] = Array.isArray(pod.given[list]) ? pod.given[list] : [];
            return entries.map((entry, at) => ({
                path: below(below(pod.path, list), at),
                given: knownMap(entry),
                list,
            }));
        }),
    );

/** Wherever variables are given: pods, containers beside Ray's, the autoscaler. */
const variableInputs = (
    settings: SpecArgs,
    { path, podSettings }: RuleContext,
): { readonly path: string; readonly given: Loose }[] => [
    ...podSettings,
    ...containerInputs(podSettings),
    { path: below(path, "autoscaling"), given: knownMap(settings.autoscaling) },
];

const VARIABLE_SOURCES = ["secretKeyRef", "configMapKeyRef", "fieldPath", "resource"];

export const variablesHaveOneSource: Rule = (settings, context) =>
    variableInputs(settings, context).flatMap((input) => [
        ...Object.entries(knownMap(input.given.envValueFrom)).flatMap(([name, source]) =>
            oneOf(below(below(input.path, "envValueFrom"), name), source, VARIABLE_SOURCES, "a variable"),
        ),
        ...listed(input.given.envFrom).flatMap((source, at) =>
            oneOf(below(below(input.path, "envFrom"), at), source, ["secretName", "configMapName"], "an entry"),
        ),
        ...saidTwice(input),
    ]);

function oneOf(path: string, value: unknown, sources: readonly string[], what: string): Problem[] {
    if (isUnknown(value)) return [];
    const given = sources.filter((source) => knownMap(value)[source] !== undefined);
    if (given.length === 1) return [];
    const seen = given.length === 0 ? "none" : given.join(" and ");
    return [{ path, reason: `${what} has exactly one source, got ${seen}. Give one of ${sources.join(", ")}.` }];
}

const saidTwice = ({ path, given }: { readonly path: string; readonly given: Loose }): Problem[] =>
    Object.keys(knownMap(given.envValueFrom))
        .filter((name) => name in knownMap(given.env))
        .map((name) => ({
            path: below(below(path, "envValueFrom"), name),
            reason: `"${name}" has a value in \`env\` already. Leave one of them out.`,
        }));

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);

/** Kubernetes restarts what runs beside Ray with the pod, and refuses the word on all but init containers. */
export const restartPolicyIsOfInit: Rule = (_, { podSettings }) =>
    containerInputs(podSettings)
        .filter(({ list, given }) => list === "sidecars" && given.restartPolicy !== undefined)
        .map(({ path: at }) => ({
            path: below(at, "restartPolicy"),
            reason: "is for init containers: there it makes one run beside Ray, started before it. Leave it out, or move the container to `initContainers`.",
        }));

export const containerImagesAreReferences: Rule = (settings, { path, podSettings }) => [
    ...containerInputs(podSettings).flatMap(({ path: at, given }) => imageProblem(below(at, "image"), given.image)),
    ...imageProblem(below(below(path, "autoscaling"), "image"), knownMap(settings.autoscaling).image),
];

export function imageProblem(path: string, image: unknown): Problem[] {
    const text = knownText(image);
    if (text === undefined || parseImage(text) !== undefined) return [];
    const reason = `an image is a reference such as "rayproject/ray:2.54.0-py311", got "${text}". Give repository and tag.`;
    return [{ path, reason }];
}
