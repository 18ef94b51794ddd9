import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { mergeTrees, type SettingsTree } from "../facts/settings";
import { type BlockDeviceMapping } from "./volumes";
import { isRecord } from "../../shared/known";

/** The volumes with those of the user's `launchTemplate` over them, by device. */
export function withVolumeOverrides(own: Volumes | Unknown, launchTemplate: unknown): Volumes | Unknown {
    const over = isRecord(launchTemplate) ? launchTemplate.blockDeviceMappings : undefined;
    if (over === undefined || isUnknown(own)) return own;
    return !Array.isArray(over) || over.some(hasNoDevice) ? UNKNOWN : mergeVolumes(own, over as Volumes);
}

/** Not known yet: the checks see to the rest. */
const hasNoDevice = (volume: unknown): boolean => !isRecord(volume) || isUnknown(volume.deviceName);

/** As the pool's own volumes are. */
const ENCRYPTED: SettingsTree = { ebs: { encrypted: "true", deleteOnTermination: "true" } };

type Volumes = readonly BlockDeviceMapping[];

function mergeVolumes(own: Volumes, over: Volumes): Volumes {
    const merged = own.map((volume) => {
        const other = over.find(({ deviceName }) => deviceName === volume.deviceName);
        return other === undefined
            ? volume
            : mergeTrees(volume as unknown as SettingsTree, other as unknown as SettingsTree);
    });
    const added = over.filter(({ deviceName }) => own.every((volume) => volume.deviceName !== deviceName));
    return [
        ...merged,
        ...added.map((volume) => mergeTrees(ENCRYPTED, volume as unknown as SettingsTree)),
    ] as unknown as Volumes;
}
