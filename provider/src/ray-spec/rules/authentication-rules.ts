import { isDnsSubdomain } from "../facts/syntax";
import { below, type Problem } from "../../shared/problems";
import { isUnknown } from "../../shared/unknown";
import { knownMap, knownText } from "../../shared/known";
import { exposedOpenly, isExposed } from "../facts/exposure";
import { rayContainerOf } from "../facts/pod-inputs";
import { type Rule, type WayIn } from "./rule";
import { type SpecArgs } from "../args/args";

/** A Secret is for tokens of KubeRay's kind; Kubernetes' own tokens have none. */
export const tokenSecretFits: Rule = ({ authentication, tokenSecretName }, { path }) => {
    if (tokenSecretName === undefined) return [];
    const at = below(path, "tokenSecretName");
    if (authentication === "kubernetes" || authentication === "disabled") {
        const reason = `goes with authentication: "token", got "${authentication}". Leave it out, or say authentication: "token".`;
        return [{ path: at, reason }];
    }
    const text = knownText(tokenSecretName);
    if (text === undefined || isDnsSubdomain(text)) return [];
    const reason = `is the name of a Secret: lower-case letters, digits, "-" and ".", got "${text}". Give its name.`;
    return [{ path: at, reason }];
};

const OF_AUTHENTICATION = /^RAY_AUTH_|^RAY_ENABLE_K8S_TOKEN_AUTH$/;

/** KubeRay leaves variables that are there alone: pods would then disagree about how to be asked. */
export const variablesLeaveTokensAlone: Rule = (settings, { path, pods, podSettings }) => {
    if (settings.authentication === "disabled" || isUnknown(settings.authentication)) return [];
    const inputs = [...podSettings, { path: below(path, "autoscaling"), given: knownMap(settings.autoscaling) }];
    return [
        ...inputs.flatMap((input) =>
            ["env", "envValueFrom"].flatMap((kind) => byName(input.given[kind], below(input.path, kind))),
        ),
        ...pods.flatMap((pod) => inTemplate(rayContainerOf(pod).env, below(pod.path, "podTemplate"))),
    ];
};

const byName = (variables: unknown, path: string): Problem[] =>
    Object.keys(knownMap(variables))
        .filter((name) => OF_AUTHENTICATION.test(name))
        .map((name) => notYours(below(path, name), name));

const inTemplate = (variables: unknown, path: string): Problem[] =>
    (Array.isArray(variables) ? (variables as readonly unknown[]) : [])
        .map((entry) => knownText(knownMap(entry).name) ?? "")
        .filter((name) => OF_AUTHENTICATION.test(name))
        .map((name) => notYours(path, name));

const notYours = (path: string, name: string): Problem => ({
    path,
    reason: `the variable ${name} is written by KubeRay, as \`authentication\` says. Say \`authentication\` or \`tokenSecretName\` instead; by hand it goes with authentication: "disabled".`,
});

/** Whoever reaches Ray's ports runs code on the cluster. */
export const nothingIsExposedOpenly: Rule = (settings, { path, ways }) => {
    if (settings.authentication !== "disabled") return [];
    const { exposeWithoutAuthentication } = settings;
    if (exposeWithoutAuthentication === true || isUnknown(exposeWithoutAuthentication)) return [];
    return [...serviceReaches(settings, path), ...ways].map(({ path: at, what }) => ({
        path: at,
        reason: exposedOpenly(what),
    }));
};

function serviceReaches({ head }: SpecArgs, path: string): WayIn[] {
    const service = knownMap(knownMap(head).service);
    const type = knownText(service.type) ?? "ClusterIP";
    const at = below(below(below(path, "head"), "service"), "type");
    return isExposed(type, service.annotations) ? [{ path: at, what: `a Service of type ${type}` }] : [];
}
