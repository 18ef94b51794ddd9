import { type SpecArgs } from "../args/args";
import { mergeTemplate } from "../tree/template-merge";
import { isUnknown } from "../../shared/unknown";
import { isTree, type Tree, unlessEmpty } from "../../shared/tree";

export type PodSecurity = SpecArgs["podSecurity"];

/** The "restricted" Pod Security Standard, said in full: some clusters enforce it, and none is worse off with it. */
export const POD_SECURITY = {
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
} as const;

/** KubeRay copies it from the Ray container to its init container; the autoscaler has its own field. */
export const CONTAINER_SECURITY = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
} as const;

/** Security context of a pod, what was given merged over ours; `undefined` when there is nothing to say. */
export const podSecurityContext = (standard: PodSecurity, given: unknown): Tree | undefined =>
    secured(standard, POD_SECURITY, given);

/** The same of a container. */
export const containerSecurityContext = (standard: PodSecurity, given: unknown): Tree | undefined =>
    secured(standard, CONTAINER_SECURITY, given);

function secured(standard: PodSecurity, restricted: Tree, given: unknown): Tree | undefined {
    if (isUnknown(given)) return given as never;
    const ours = standard === "none" || isUnknown(standard) ? {} : restricted;
    return unlessEmpty(isTree(given) ? mergeTemplate(ours, given) : ours);
}
