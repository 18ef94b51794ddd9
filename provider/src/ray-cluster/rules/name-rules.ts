import { MAX_DNS_LABEL, nameProblems } from "../../shared/names";
import { below } from "../../shared/problems";
import { knownText } from "../../shared/known";
import { type ClusterRule } from "./rule";
import { MAX_RAY_NAME } from "../../ray-spec/facts/groups";

export const nameIsUsable: ClusterRule = (_settings, { name, path }) => {
    const text = knownText(name);
    if (text === undefined) return [];
    const rule = {
        what: "a RayCluster",
        maximum: MAX_RAY_NAME,
        because: "KubeRay cuts longer ones at the front, and two clusters could then share a token",
    };
    return nameProblems(path === "" ? "name" : path, text, rule);
};

export const namespaceIsUsable: ClusterRule = ({ namespace }, { path }) => {
    const text = knownText(namespace);
    if (text === undefined) return [];
    const rule = { what: "a namespace", maximum: MAX_DNS_LABEL, startsWithLetter: false };
    return nameProblems(below(path, "namespace"), text, rule);
};
