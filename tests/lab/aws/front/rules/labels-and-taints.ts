import type { NodeGroupRule } from "./node-group-facts";

const RESERVED = ["kubernetes.io/", "k8s.io/", "eks.amazonaws.com/"];
const MOST_TAINTS = 50;

/** A Kubernetes label key without its prefix, and a label value: alphanumeric at both ends. */
const WORD = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

export const labelsAreFree: NodeGroupRule = ({ request: { labels = {} } }) => {
    const reserved = Object.keys(labels).find((key) => RESERVED.some((prefix) => key.startsWith(prefix)));
    return reserved === undefined
        ? undefined
        : `Label cannot contain reserved prefixes [${RESERVED.join(", ")}]: "${reserved}"`;
};

export const labelsAreKubernetes: NodeGroupRule = ({ request: { labels = {} } }) => {
    const bad = Object.entries(labels).find(([key, value]) => !isKey(key) || !WORD.test(value));
    return bad === undefined ? undefined : `"${bad[0]}=${bad[1]}" is not a Kubernetes label`;
};

export const taintsAreFew: NodeGroupRule = ({ request: { taints = [] } }) =>
    taints.length > MOST_TAINTS ? `at most ${MOST_TAINTS} taints, got ${taints.length}` : undefined;

export const taintsAreKubernetes: NodeGroupRule = ({ request: { taints = [] } }) => {
    const bad = taints.find(({ key = "", value = "" }) => !isKey(key) || (value !== "" && !WORD.test(value)));
    return bad === undefined ? undefined : `"${bad.key ?? ""}=${bad.value ?? ""}" is not a Kubernetes taint`;
};

export const taintsAreDifferent: NodeGroupRule = ({ request: { taints = [] } }) => {
    const names = taints.map(({ key = "", effect = "" }) => `${key}:${effect}`);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    return twice === undefined ? undefined : `duplicate taint ${twice}`;
};

function isKey(key: string): boolean {
    const [name = "", prefix] = key.split("/").reverse();
    return WORD.test(name) && (prefix === undefined || PREFIX.test(prefix));
}
