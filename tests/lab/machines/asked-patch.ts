import { type V1Node, type V1Taint } from "@kubernetes/client-node";
import { ASKED_ANNOTATION, type Asked } from "./node";

/**
 * Merge patch that gives a running node the labels and taints that its group now asks for, as EKS does. What others
 * have put on the node stays.
 */
export function askedPatch(node: V1Node, before: Asked, asked: Asked): object {
    const dropped = Object.keys(before.labels).filter((label) => !(label in asked.labels));
    const isOurs = (taint: V1Taint): boolean => before.taints.some((ours) => isSameTaint(ours, taint));
    const foreign = (node.spec?.taints ?? []).filter((taint) => !isOurs(taint));
    return {
        metadata: {
            labels: { ...Object.fromEntries(dropped.map((label) => [label, null])), ...asked.labels },
            annotations: { [ASKED_ANNOTATION]: JSON.stringify(asked) },
        },
        spec: { taints: [...foreign, ...asked.taints] },
    };
}

const isSameTaint = (a: { key: string; effect: string }, b: V1Taint): boolean =>
    a.key === b.key && a.effect === b.effect;
