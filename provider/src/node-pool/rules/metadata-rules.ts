import { below, type Problem } from "../../shared/problems";
import { type NodePoolArgs } from "../args/node-pool";
import { isProvidersKey } from "../facts/identity";
import { known, type PoolRule } from "./rule";

const MAX_LABEL = 63;
const MAX_TAINTS = 50;
const MAX_TAG_KEY = 128;
const MAX_TAG_VALUE = 256;
/** EKS takes 50 tags; labels and taints become tags too, for the Cluster Autoscaler, and so do 13 facts of ours at most. */
const MAX_USER_TAGS = 37;

/** Kubernetes' syntax of a label's name and value. */
const LABEL = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
/** EKS refuses them (containers-roadmap#1451), or takes them and the nodes never join (#2465). */
const RESERVED = /(^|\.)(kubernetes\.io|k8s\.io|eks\.amazonaws\.com)$/;

export const labelsAreAccepted: PoolRule = ({ labels }, { path }) =>
    entries(labels).flatMap(([key, value]) => {
        const at = below(below(path, "labels"), key);
        const reasons = [...keyReasons(key, "label"), ...valueReasons(known(value), "label", 1)];
        return reasons.map((reason) => ({ path: at, reason }));
    });

export const taintsAreAccepted: PoolRule = ({ taints }, { path }) => {
    const list = known(taints) ?? [];
    const at = below(path, "taints");
    const each = list.flatMap((taint, index): Problem[] => {
        const { key, value, effect } = known(taint) ?? {};
        const keys = known(key);
        const twin = list.findIndex((other) => known(other)?.key === key && known(other)?.effect === effect);
        const reasons = [
            ...(keys === undefined ? [] : keyReasons(keys, "taint")),
            ...valueReasons(known(value), "taint", 0),
            ...(keys !== undefined && twin < index
                ? [`has the key and effect of taint ${twin}. Remove one of them.`]
                : []),
        ];
        return reasons.map((reason) => ({ path: below(at, index), reason }));
    });
    if (list.length <= MAX_TAINTS) return each;
    return [
        ...each,
        { path: at, reason: `a node group has at most ${MAX_TAINTS} taints, got ${list.length}. Remove some.` },
    ];
};

export const tagsAreAccepted: PoolRule = ({ tags, labels, taints }, { path }) => {
    const at = below(path, "tags");
    const each = entries(tags).flatMap(([key, value]) =>
        tagReasons(key, known(value)).map((reason) => ({ path: below(at, key), reason })),
    );
    const count = entries(tags).length + entries(labels).length + (known(taints) ?? []).length;
    if (count <= MAX_USER_TAGS) return each;
    const reason = `tags, labels and taints are at most ${MAX_USER_TAGS} together (EKS takes 50 tags, and the autoscaler reads labels and taints from tags), got ${count}. Remove some.`;
    return [...each, { path: at, reason }];
};

const entries = (map: NodePoolArgs["labels"]): [string, string][] => Object.entries(known(map) ?? {});

function keyReasons(key: string, what: "label" | "taint"): string[] {
    const slash = key.indexOf("/");
    const [prefix, name] = slash < 0 ? [undefined, key] : [key.slice(0, slash), key.slice(slash + 1)];
    if (key.length > MAX_LABEL) {
        return [
            `the key of a ${what} has at most ${MAX_LABEL} characters, prefix included, got ${key.length}. Shorten it.`,
        ];
    }
    if (!LABEL.test(name) || (prefix !== undefined && !PREFIX.test(prefix))) {
        return [
            `the key of a ${what} is letters, digits, "-", "_" and ".", with a domain and "/" before it if you like, got "${key}". Rename it.`,
        ];
    }
    if (isProvidersKey(key)) return [`"${key}" is set by the provider itself. Use another key.`];
    if (prefix !== undefined && RESERVED.test(prefix) && what === "label") {
        return [
            `EKS reserves the prefix "${prefix}/", got "${key}". Use a prefix of your own, e.g. "example.com/${name}".`,
        ];
    }
    return [];
}

function valueReasons(value: string | undefined, what: "label" | "taint", minimum: number): string[] {
    if (value === undefined || (value === "" && minimum === 0)) return [];
    if (value === "") return [`EKS refuses an empty value of a ${what}. Give one, e.g. "true".`];
    if (value.length > MAX_LABEL) {
        return [`the value of a ${what} has at most ${MAX_LABEL} characters, got ${value.length}. Shorten it.`];
    }
    return LABEL.test(value)
        ? []
        : [
              `the value of a ${what} is letters, digits, "-", "_" and ".", with a letter or digit first and last, got "${value}". Change it.`,
          ];
}

function tagReasons(key: string, value: string | undefined): string[] {
    const reasons: string[] = [];
    if (key.length < 1 || key.length > MAX_TAG_KEY) {
        reasons.push(`the key of a tag has 1 to ${MAX_TAG_KEY} characters, got ${key.length}. Change it.`);
    }
    if (/^aws:/i.test(key)) reasons.push(`AWS reserves tags that start with "aws:", got "${key}". Rename it.`);
    if (isProvidersKey(key)) reasons.push(`"${key}" is set by the provider itself. Use another key.`);
    if (value !== undefined && value.length > MAX_TAG_VALUE) {
        reasons.push(`the value of a tag has at most ${MAX_TAG_VALUE} characters, got ${value.length}. Shorten it.`);
    }
    return reasons;
}
