import { nameProblems } from "../../shared/names";
import { below, type Problem } from "../../shared/problems";
import { knownMap, knownNumber } from "../../shared/known";
import { type Rule } from "./rule";
import { type PodInput } from "../facts/pod-inputs";
import { DEFAULT_MIN_REPLICAS } from "../facts/replicas";
import { HEAD_GROUP, MAX_RAY_NAME } from "../facts/groups";

export const groupNamesAreUsable: Rule = ({ workers }, { path }) => {
    const names = Object.keys(knownMap(workers));
    const rule = {
        what: "a worker group",
        maximum: MAX_RAY_NAME,
        because: "it becomes a label and part of names",
    };
    return names.flatMap((name) => {
        const at = below(below(path, "workers"), name);
        return [...nameProblems(at, name, rule), ...reserved(at, name)];
    });
};

const reserved = (path: string, name: string): Problem[] =>
    name === HEAD_GROUP
        ? [{ path, reason: `"${HEAD_GROUP}" is KubeRay's own name for the head's group. Rename the worker group.` }]
        : [];

export const replicasAreOrdered: Rule = (_, { pods }) =>
    pods
        .filter(({ role }) => role === "worker")
        .flatMap((group) => [...boundsAreOrdered(group), ...startIsWithinBounds(group)]);

function boundsAreOrdered({ path, given }: PodInput): Problem[] {
    const { minReplicas, maxReplicas } = given;
    if (minReplicas !== undefined && maxReplicas === undefined) {
        const reason = `is needed beside minReplicas${seen(minReplicas)}: the Ray autoscaler would have no limit. Give the most pods the group may have, or \`replicas\` for a fixed number.`;
        return [{ path: below(path, "maxReplicas"), reason }];
    }
    const [least, most] = [knownNumber(minReplicas), knownNumber(maxReplicas)];
    if (least === undefined || most === undefined || least <= most) return [];
    const reason = `at most maxReplicas (${most}), got ${least}. Raise maxReplicas or lower minReplicas.`;
    return [{ path: below(path, "minReplicas"), reason }];
}

/** Beside bounds `replicas` is the number to start with. */
function startIsWithinBounds({ path, given }: PodInput): Problem[] {
    const number = knownNumber(given.replicas);
    const most = knownNumber(given.maxReplicas);
    if (number === undefined || most === undefined) return [];
    const least = given.minReplicas === undefined ? DEFAULT_MIN_REPLICAS : knownNumber(given.minReplicas);
    const at = below(path, "replicas");
    if (number > most) {
        const reason = `at most maxReplicas (${most}), got ${number}. Raise maxReplicas or lower replicas.`;
        return [{ path: at, reason }];
    }
    if (least === undefined || number >= least) return [];
    return [{ path: at, reason: `at least minReplicas (${least}), got ${number}. Raise replicas, or leave it out.` }];
}

const seen = (value: unknown): string => {
    const number = knownNumber(value);
    return number === undefined ? "" : ` (${number})`;
};
