import { knownMap, knownText } from "../../shared/known";
import { below, type Problem } from "../../shared/problems";
import { parseQuantity } from "../../shared/quantity";
import { similar } from "../../shared/similar";
import { type PodInput } from "../facts/pod-inputs";
import { type Rule, type WarningContext } from "./rule";
import { type SpecArgs } from "../args/args";
import { parameterProblem, START_PARAMETERS } from "./start-parameters";

const REFUSED: Readonly<Record<string, string>> = {
    labels: "KubeRay refuses it. Give the labels in `rayLabels`.",
    "redis-username": "KubeRay refuses it. Give a Secret in `gcsFaultTolerance.redisUsername`.",
};

/** KubeRay's: the flag that makes a head, which a worker must not have. */
const OF_KUBERAY = ["head"];

export const startParametersAreAccepted: Rule = (_, { pods }) =>
    parametersOf(pods).flatMap(({ path, name, value }) => nameProblems(path, name) ?? valueProblems(path, name, value));

interface Parameter {
    readonly path: string;
    readonly name: string;
    readonly value: unknown;
}

const parametersOf = (pods: readonly PodInput[]): Parameter[] =>
    pods.flatMap((pod) =>
        Object.entries(knownMap(pod.given.rayStartParams)).map(([name, value]) => ({
            path: below(below(pod.path, "rayStartParams"), name),
            name,
            value,
        })),
    );

function nameProblems(path: string, name: string): Problem[] | undefined {
    const refused = Object.hasOwn(REFUSED, name) ? REFUSED[name] : undefined;
    if (refused !== undefined) return [{ path, reason: `is not a parameter to set. ${refused}` }];
    if (OF_KUBERAY.includes(name))
        return [{ path, reason: `"${name}" is written by KubeRay on the head, and by it alone. Leave it out.` }];
    if (/^[a-z][a-z0-9-]*$/.test(name)) return undefined;
    const better = name.replace(/^-+/, "").replaceAll("_", "-").toLowerCase();
    const reason = `a parameter of \`ray start\` is written without leading dashes, in lower case with "-", got "${name}". Write "${better}".`;
    return [{ path, reason }];
}

function valueProblems(path: string, name: string, value: unknown): Problem[] {
    const kind = Object.hasOwn(START_PARAMETERS, name) ? START_PARAMETERS[name] : undefined;
    const text = knownText(value);
    if (kind === undefined || text === undefined) return [];
    const rule = parameterProblem(kind, text);
    return rule === undefined ? [] : [{ path, reason: `${rule}, got "${text}". ${wayOut(kind, text)}` }];
}

function wayOut(kind: string, text: string): string {
    const bytes = kind === "bytes" ? parseQuantity(text) : undefined;
    return bytes === undefined || !Number.isInteger(bytes) || bytes < 0 ? "Correct it." : `Write "${bytes}".`;
}

/** Names that Ray does not know today; a newer Ray may, so that this is no reason to refuse them. */
export const unknownParameters = (_: SpecArgs, { pods }: WarningContext): Problem[] =>
    parametersOf(pods).flatMap(({ path, name }) => {
        if (Object.hasOwn(START_PARAMETERS, name) || Object.hasOwn(REFUSED, name)) return [];
        const [better] = similar(name, Object.keys(START_PARAMETERS));
        if (better === undefined) return [];
        return [{ path, reason: `\`ray start\` is not known to have "${name}". Did you mean "${better}"?` }];
    });
