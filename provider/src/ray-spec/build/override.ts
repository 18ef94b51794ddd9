import { mergeTemplate } from "../tree/template-merge";
import { isTree, type Tree } from "../../shared/tree";
import { type RayClusterSpec } from "../facts/ray-cluster-spec";

/** The user's `spec` over ours: worker groups by name, everything else as a `podTemplate` is merged. */
export const withOverride = (spec: RayClusterSpec, over: unknown): RayClusterSpec =>
    isTree(over) ? (mergeTemplate(spec as unknown as Tree, over) as unknown as RayClusterSpec) : spec;
