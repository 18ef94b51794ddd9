import { isTree, mergeTrees, type Tree } from "../user-data/tree";
import { type TemplatePlan } from "./template-plan";
import { withVolumeOverrides } from "./volume-overrides";

/** The template with the user's `launchTemplate` over it: maps by key, volumes by device, other lists and values whole. */
export function withTemplateOverrides(plan: TemplatePlan, launchTemplate: unknown): TemplatePlan {
    if (!isTree(launchTemplate)) return plan;
    const rest = Object.fromEntries(Object.entries(launchTemplate).filter(([key]) => key !== "blockDeviceMappings"));
    const merged = mergeTrees(plan as unknown as Tree, rest) as unknown as TemplatePlan;
    return { ...merged, blockDeviceMappings: withVolumeOverrides(plan.blockDeviceMappings, launchTemplate) };
}
