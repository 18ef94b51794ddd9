import { CONTAINER_SECURITY, POD_SECURITY } from "../facts/security";
import { overlay } from "./overlay";
import { present, treeIn, treesIn } from "../tree/reading";
import { isTree, type Json, type Tree } from "../../shared/tree";

/** Whether the contexts are those of `podSecurity: restricted`, with or without more. */
export type Standard = "restricted" | "none";

/** `restricted` only where every container keeps to it: it says the same of all. */
export function standardOf(templates: readonly Tree[], autoscaler: Tree | undefined): Standard {
    const specs = templates.map(({ spec }) => treeIn(spec));
    const containers = specs.flatMap(({ containers: all, initContainers }) => [
        ...treesIn(all),
        ...treesIn(initContainers),
        ...(autoscaler === undefined ? [] : [autoscaler]),
    ]);
    const isKept =
        specs.every(({ securityContext }) => keeps(securityContext, POD_SECURITY)) &&
        containers.every(({ securityContext }) => keeps(securityContext, CONTAINER_SECURITY));
    return isKept ? "restricted" : "none";
}

/** Every property is there; its value may be another. */
const keeps = (context: Json | undefined, standard: Json): boolean =>
    !isTree(standard) ||
    (isTree(context) && Object.entries(standard).every(([key, value]) => key in context && keeps(context[key], value)));

export const podSecurityContextOf = ({ securityContext }: Tree, standard: Standard): Tree =>
    present({ podSecurityContext: beyond(POD_SECURITY, securityContext, standard) });

export const securityContextOf = ({ securityContext }: Tree, standard: Standard): Tree =>
    present({ securityContext: beyond(CONTAINER_SECURITY, securityContext, standard) });

const beyond = (ours: Tree, context: Json | undefined, standard: Standard): Tree =>
    overlay(standard === "restricted" ? ours : {}, treeIn(context));
