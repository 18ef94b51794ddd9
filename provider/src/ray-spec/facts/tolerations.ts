import { knownMap } from "../../shared/known";
import { canonical } from "../../shared/canonical";
import { isTree, type Json, type Tree } from "../../shared/tree";
import { type PoolPlacement } from "../../placement/args/pool-placement";

type Taint = PoolPlacement["taints"][number];

/** Of the pods made from a template. */
export function tolerationsOf(template: Tree | undefined): readonly Json[] {
    const spec = template?.spec;
    return isTree(spec) && Array.isArray(spec.tolerations) ? (spec.tolerations as readonly Json[]) : [];
}

/** Equal for equal ones: the API server leaves out what is empty. */
export function sameToleration(toleration: unknown): string {
    const { operator = "Equal", ...rest } = knownMap(toleration);
    return canonical({ operator, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== "")) });
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ ; for a while only is not for good. */
export function tolerates(toleration: Json, { key, value = "", effect }: Taint): boolean {
    if (!isTree(toleration) || toleration.tolerationSeconds !== undefined) return false;
    const { effect: which = effect, operator = "Equal", key: of, value: wanted = "" } = toleration;
    const isOfKey = of === key || (of === undefined && operator === "Exists");
    return which === effect && isOfKey && (operator === "Exists" || wanted === value);
}
