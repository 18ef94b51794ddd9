import { nameProblems, MAX_DNS_LABEL } from "../../shared/names";
import { below, type Problem } from "../../shared/problems";
import { knownMap, knownText } from "../../shared/known";
import { type Rule } from "./rule";

/** KubeRay cuts longer names at the front for Secrets and accounts, and two clusters can then share one. */
export const MAX_RAY_CLUSTER_NAME = 50;
/** KubeRay's name for the head's group; a worker group of that name would be taken for the head. */
const HEAD_GROUP = "headgroup";

export const nameIsUsable: Rule = (_settings, { name, path }) => {
    const text = knownText(name);
    if (text === undefined) return [];
    const rule = {
        what: "a RayCluster",
        maximum: MAX_RAY_CLUSTER_NAME,
        because: "KubeRay cuts longer ones at the front, and two clusters could then share a token",
    };
    return nameProblems(path === "" ? "name" : path, text, rule);
};

export const namespaceIsUsable: Rule = ({ namespace }, { path }) => {
    const text = knownText(namespace);
    if (text === undefined) return [];
    const rule = { what: "a namespace", maximum: MAX_DNS_LABEL, startsWithLetter: false };
    return nameProblems(below(path, "namespace"), text, rule);
};

export const groupNamesAreUsable: Rule = ({ workers }, { path }) => {
    const names = Object.keys(knownMap(workers));
    const rule = {
        what: "a worker group",
        maximum: MAX_RAY_CLUSTER_NAME,
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
