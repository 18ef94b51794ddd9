import { below, type Problem } from "../../shared/problems";
import { parseMemoryMiB, parseQuantity } from "../../shared/quantity";
import { didYouMean } from "../../shared/similar";
import { isUnknown } from "../../shared/unknown";
import { knownMap, knownText } from "../../shared/known";
import { type PlannedSpec } from "../facts/planned-spec";
import { headPool } from "../facts/head-pool";
import { type PodInput, rayContainerOf } from "../facts/pod-inputs";
import { type Rule } from "./rule";

/** Ray's own processes need more than this to start; less is a forgotten unit. */
const LEAST_MEMORY_MIB = 64;

export const poolsExist: Rule = (_, { pods, pools }) =>
    pods.flatMap((pod) => {
        const pool = knownText(pod.given.pool);
        if (pool === undefined || isUnknown(pools) || pool in pools) return [];
        const names = Object.keys(pools);
        const there = names.length === 0 ? "there is none" : `there are ${names.join(", ")}`;
        const reason = `names a node pool, and no pool is called "${pool}": ${there}.${didYouMean(pool, names)} Add the pool or name one that exists.`;
        return [{ path: below(pod.path, "pool"), reason }];
    });

export const podsHaveSizes: Rule = (settings, { pods, pools }) => {
    const chosen = headPool({ head: settings.head, image: settings.image, pools: pools as PlannedSpec["pools"] });
    const poolOf = ({ role, given }: PodInput): unknown => (role === "head" ? chosen : given.pool);
    return pods.flatMap((pod) => (poolOf(pod) === undefined ? sizesWithoutPool(pod) : []));
};

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

export const memoryIsAQuantity: Rule = (_, { pods }) =>
    pods.flatMap((pod) => {
        const memory = knownText(pod.given.memory);
        if (memory === undefined) return [];
        const at = below(pod.path, "memory");
        const mib = parseMemoryMiB(memory);
        if (mib === undefined || !((parseQuantity(memory) ?? 0) > 0)) {
            const reason = `is a Kubernetes quantity above zero, such as "16Gi" or "512Mi", got "${memory}". Write a number and one of Ki, Mi, Gi, Ti.`;
            return [{ path: at, reason }];
        }
        if (mib >= LEAST_MEMORY_MIB) return [];
        const wayOut = /^\d+$/.test(memory)
            ? `Did you mean "${memory}Gi"?`
            : `Raise it to ${LEAST_MEMORY_MIB}Mi or more.`;
        return [
            { path: at, reason: `Ray does not start in less than ${LEAST_MEMORY_MIB}Mi, got "${memory}". ${wayOut}` },
        ];
    });
