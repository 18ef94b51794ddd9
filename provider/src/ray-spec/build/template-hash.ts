import { contentHash } from "../../shared/names";
import { mergeTemplate } from "../tree/template-merge";
import { isTree, type Json, type Tree } from "../../shared/tree";

/**
 * A pod carries the hash of what it was made from. KubeRay never restarts pods for an edit unless told to restart all
 * of them, so we do it ourselves, and know stale pods by this hash, after a crash too.
 */
export function withTemplateHash(template: Tree, also: Json): Tree {
    const hash = contentHash({ template: whatNeedsARestart(template), also });
    return mergeTemplate(template, { metadata: { annotations: { [TEMPLATE_HASH]: hash } } });
}

/** Tolerations only matter when a pod is scheduled: a running one is none the worse without. */
function whatNeedsARestart(template: Tree): Tree {
    const spec = isTree(template.spec) ? template.spec : {};
    return { ...template, spec: mergeTemplate(spec, { tolerations: null }) };
}

export function templateHash(template: Tree): string | undefined {
    const annotations = isTree(template.metadata) ? template.metadata.annotations : undefined;
    const hash = isTree(annotations) ? annotations[TEMPLATE_HASH] : undefined;
    return typeof hash === "string" ? hash : undefined;
}

/** What a pod was made from, as far as a change of it needs a restart. */
export const TEMPLATE_HASH = "kuberay.pulumi.com/template-hash";
