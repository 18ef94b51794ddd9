import { type InstanceType } from "../../instance-catalog/instance-type";
import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { type Tags } from "../facts/tags";
import { encoded, planUserData } from "../user-data/plan";
import { type Join } from "../user-data/join";
import { planCapacity } from "./capacity";
import { type ImagePlan } from "./image";
import { planMetadataOptions } from "./metadata-options";
import { planInterfaces } from "./network";
import { kubeletOf } from "./kubelet";
import { type TemplatePlan } from "./template-plan";
import { planNodeVolumes } from "./volumes";
import { type KubeletArgs } from "../../placement/args/kubelet";
import { mergeTrees, type SettingsTree } from "../facts/settings";
import { withVolumeOverrides } from "./volume-overrides";
import { isRecord } from "../../shared/known";

/** What a template says beside what the pool's inputs do. */
export interface TemplateContext {
    readonly name: string;
    readonly types: readonly InstanceType[] | Unknown;
    readonly image: ImagePlan;
    readonly join: Join;
    readonly tags: Tags;
}

export function planTemplate(pool: NodePoolArgs, at: TemplateContext): TemplatePlan {
    const { name, types, image, join, tags } = at;
    const userData = planUserData({ ...pool, kubelet: kubeletOf(pool, types) as KubeletArgs }, image.family, join);
    const networkInterfaces = planInterfaces(pool, types);
    const groupName = pool.placementGroup?.name;
    const plan: TemplatePlan = {
        name,
        ...(image.imageId !== undefined && { imageId: image.imageId }),
        ...(userData !== undefined && { userData: isUnknown(userData) ? UNKNOWN : encoded(userData) }),
        metadataOptions: planMetadataOptions(pool.metadataOptions),
        blockDeviceMappings: planNodeVolumes(pool, image.family),
        ...(networkInterfaces !== undefined && { networkInterfaces }),
        ...(groupName !== undefined && { placement: { groupName } }),
        ...planCapacity(pool),
        tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags })),
        tags,
    };
    return withTemplateOverrides(plan, pool.launchTemplate);
}

/** The template with the user's `launchTemplate` over it: maps by key, volumes by device, other lists and values whole. */
function withTemplateOverrides(plan: TemplatePlan, launchTemplate: unknown): TemplatePlan {
    if (!isRecord(launchTemplate)) return plan;
    const rest = Object.fromEntries(Object.entries(launchTemplate).filter(([key]) => key !== "blockDeviceMappings"));
    const merged = mergeTrees(plan as unknown as SettingsTree, rest) as unknown as TemplatePlan;
    return { ...merged, blockDeviceMappings: withVolumeOverrides(plan.blockDeviceMappings, launchTemplate) };
}
