import { isUnknown, UNKNOWN } from "../../shared/unknown";
import { isTree, mergeTrees, type Tree } from "../user-data/tree";
import { type TemplatePlan } from "./template-plan";

/** The template with the user's `launchTemplate` over it: maps by key, volumes by device, other lists and values whole. */
export function withTemplateOverrides(plan: TemplatePlan, launchTemplate: unknown): TemplatePlan {
    if (!isTree(launchTemplate)) return plan;
    const { blockDeviceMappings: volumes, ...rest } = launchTemplate;
    const merged = mergeTrees(plan as unknown as Tree, rest) as unknown as TemplatePlan;
    if (volumes === undefined || isUnknown(plan.blockDeviceMappings)) return merged;
    if (!Array.isArray(volumes) || volumes.some(hasNoDevice)) return { ...merged, blockDeviceMappings: UNKNOWN };
    return { ...merged, blockDeviceMappings: mergeVolumes(plan.blockDeviceMappings, volumes as Volumes) };
}

/** Not known yet: the checks see to the rest. */
const hasNoDevice = (volume: unknown): boolean => !isTree(volume) || isUnknown(volume.deviceName);

/** As the pool's own volumes are. */
const ENCRYPTED: Tree = { ebs: { encrypted: "true", deleteOnTermination: "true" } };

type Volumes = Exclude<TemplatePlan["blockDeviceMappings"], symbol>;

function mergeVolumes(own: Volumes, over: Volumes): Volumes {
    const merged = own.map((volume) => {
        const other = over.find(({ deviceName }) => deviceName === volume.deviceName);
        return other === undefined ? volume : mergeTrees(volume as unknown as Tree, other as unknown as Tree);
    });
    const added = over.filter(({ deviceName }) => own.every((volume) => volume.deviceName !== deviceName));
    return [
        ...merged,
        ...added.map((volume) => mergeTrees(ENCRYPTED, volume as unknown as Tree)),
    ] as unknown as Volumes;
}
