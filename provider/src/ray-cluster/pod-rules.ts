import { below, type Problem } from "../shared/problems";
import { parseMemoryMiB, parseQuantity } from "../shared/quantity";
import { didYouMean } from "../shared/similar";
import { isUnknown } from "../shared/unknown";
import { knownMap, knownText } from "../ray-object/known";
import { type PodInput, podInputs, rayContainerOf } from "./pods";
import { type Rule } from "./rule";

/** Ray's own processes need more than this to start; less is a forgotten unit. */
const LEAST_MEMORY_MIB = 64;

export const poolsExist: Rule = (settings, { path, pools }) =>
    podInputs(settings, path).flatMap((pod) => {
        const pool = knownText(pod.given.pool);
        if (pool === undefined || isUnknown(pools) || pool in pools) return [];
        const names = Object.keys(pools);
        const there = names.length === 0 ? "there is none" : `there are ${names.join(", ")}`;
        const reason = `names a node pool, and no pool is called "${pool}": ${there}.${didYouMean(pool, names)} Add the pool or name one that exists.`;
        return [{ path: below(pod.path, "pool"), reason }];
    });

export const podsHaveSizes: Rule = (settings, { path }) =>
    podInputs(settings, path).flatMap((pod) => (pod.given.pool === undefined ? sizesWithoutPool(pod) : []));

function sizesWithoutPool(pod: PodInput): Problem[] {
    const resources = knownMap(rayContainerOf(pod).resources);
    const inTemplate = { ...knownMap(resources.requests), ...knownMap(resources.limits) };
    const missing = ["cpu", "memory"].filter((size) => pod.given[size] === undefined && !(size in inTemplate));
    const problems: Problem[] = missing.map((size) => ({
        path: below(pod.path, size),
        reason: `is needed where no pool is named: there is no node to take a share of. Give ${size === "cpu" ? "the cores, e.g. 2" : 'a quantity, e.g. "8Gi"'}, or name a \`pool\`.`,
    }));
    if (pod.given.podsPerNode !== undefined) {
        const reason = "is a share of a pool's node, and no pool is named. Name a `pool`, or leave it out.";
        problems.push({ path: below(pod.path, "podsPerNode"), reason });
    }
    return problems;
}

export const memoryIsAQuantity: Rule = (settings, { path }) =>
    podInputs(settings, path).flatMap((pod) => {
        const memory = knownText(pod.given.memory);
        if (memory === undefined) return [];
        const at = below(pod.path, "memory");
        const mib = parseMemoryMiB(memory);
        if (mib === undefined || !((parseQuantity(memory) ?? 0) > 0)) {
            const reason = `is a Kubernetes quantity above zero, such as "16Gi" or "512Mi", got "${memory}". Write a number and one of Ki, Mi, Gi, Ti.`;
            return [{ path: at, reason }];
        }
        if (mib >= LEAST_MEMORY_MIB) return [];
        const unit = /^\d+$/.test(memory) ? ` Did you mean "${memory}Gi"?` : "";
        return [{ path: at, reason: `Ray does not start in less than ${LEAST_MEMORY_MIB}Mi, got "${memory}".${unit}` }];
    });

const REFUSED_PARAMETERS: Readonly<Record<string, string>> = {
    labels: "KubeRay refuses it. Give labels in `podTemplate.metadata.labels`.",
    "redis-username": "KubeRay refuses it. Leave it out.",
};

export const startParametersAreAccepted: Rule = (settings, { path }) =>
    podInputs(settings, path).flatMap((pod) =>
        Object.keys(knownMap(pod.given.rayStartParams)).flatMap((name) => {
            const at = below(below(pod.path, "rayStartParams"), name);
            const refused = Object.hasOwn(REFUSED_PARAMETERS, name) ? REFUSED_PARAMETERS[name] : undefined;
            if (refused !== undefined) return [{ path: at, reason: `is not a parameter to set. ${refused}` }];
            if (/^[a-z][a-z0-9-]*$/.test(name)) return [];
            const better = name.replace(/^-+/, "").replaceAll("_", "-");
            const reason = `a parameter of \`ray start\` is written without leading dashes, in lower case with "-", got "${name}". Write "${better}".`;
            return [{ path: at, reason }];
        }),
    );

/** Variables that KubeRay refuses on the head, or that undo what another input says. */
const REFUSED_VARIABLES: Readonly<Record<string, { readonly headOnly: boolean; readonly wayOut: string }>> = {
    RAY_enable_autoscaler_v2: {
        headOnly: true,
        wayOut: "The Ray autoscaler is always version 2 here; give a group `maxReplicas` to turn it on.",
    },
    RAY_REDIS_ADDRESS: { headOnly: true, wayOut: "KubeRay refuses it without its fault-tolerance options." },
    REDIS_USERNAME: { headOnly: true, wayOut: "KubeRay refuses it." },
    RAY_AUTH_MODE: { headOnly: false, wayOut: "Say `authentication` instead." },
    RAY_AUTH_TOKEN: { headOnly: false, wayOut: "KubeRay makes the token and hands it to the pods." },
};

export const variablesAreAccepted: Rule = (settings, { path }) =>
    podInputs(settings, path).flatMap((pod) => [
        ...Object.keys(knownMap(pod.given.env)).flatMap((name) =>
            variableProblems(pod, name, below(below(pod.path, "env"), name)),
        ),
        ...templateVariables(pod).flatMap((name) => variableProblems(pod, name, below(pod.path, "podTemplate"))),
    ]);

function templateVariables(pod: PodInput): string[] {
    const { env } = rayContainerOf(pod);
    return Array.isArray(env)
        ? env.map((entry) => knownText(knownMap(entry).name)).filter((name) => name !== undefined)
        : [];
}

function variableProblems(pod: PodInput, name: string, path: string): Problem[] {
    if (!/^[A-Za-z_][\w.-]*$/.test(name)) {
        const reason = `the name of a variable is letters, digits, "_", "." or "-", no digit first, got "${name}". Rename it.`;
        return [{ path, reason }];
    }
    const refused = Object.hasOwn(REFUSED_VARIABLES, name) ? REFUSED_VARIABLES[name] : undefined;
    if (refused === undefined || (refused.headOnly && pod.role !== "head")) return [];
    return [{ path, reason: `the variable ${name} is not yours to set. ${refused.wayOut}` }];
}
