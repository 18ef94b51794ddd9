import { type Problem } from "../../shared/problems";
import { isUnknown, UNKNOWN } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { type VolumeArgs } from "../args/storage";
import { planNodeVolumes } from "../plan/volumes";
import { type SettingsTree } from "../facts/settings";
import { amiFamilyOf } from "./pool-family";
import { known, problemAt, type PoolRule, unless } from "./rule";
import { volumeProblems } from "./volume-rules";
import { isRecord } from "../../shared/known";

const AT = ["launchTemplate", "blockDeviceMappings"] as const;

/** Volumes that `launchTemplate` gives, or changes, are held to what those of the pool are. */
export const overriddenVolumesAreRight: PoolRule = (pool, { path }) => {
    const { launchTemplate } = pool;
    const volumes = isRecord(launchTemplate) ? known(launchTemplate.blockDeviceMappings) : undefined;
    if (volumes === undefined) return [];
    if (!Array.isArray(volumes))
        return [problemAt(path, AT, "is a list of volumes. Put it in a list, even a single one.")];
    return volumes.flatMap((volume: unknown, at): Problem[] => {
        if (isUnknown(volume) || (isRecord(volume) && isUnknown(volume.deviceName))) return [];
        if (!isRecord(volume) || typeof volume.deviceName !== "string") {
            return [
                problemAt(
                    path,
                    [...AT, at, "deviceName"],
                    "is required: the device of the volume. Give it, e.g. /dev/xvdc.",
                ),
            ];
        }
        if (!isRecord(volume.ebs)) return [];
        const over = { ...volumeOf(pool, volume.deviceName), ...volume.ebs };
        return ebsProblems(over, problemAt(path, [...AT, at, "ebs"], "").path);
    });
};

/** The pool's own volume that an override changes; empty when it adds one. */
function volumeOf(pool: NodePoolArgs, device: string): object {
    const own = planNodeVolumes(pool, amiFamilyOf(pool) ?? UNKNOWN);
    return isUnknown(own) ? {} : (own.find(({ deviceName }) => deviceName === device)?.ebs ?? {});
}

function ebsProblems(ebs: SettingsTree, path: string): Problem[] {
    const { volumeType, volumeSize } = ebs;
    const encrypted = known(ebs.encrypted);
    const size = typeof volumeSize === "number" ? volumeSize : 1;
    const reason = `volumes of nodes are encrypted, got ${String(encrypted)}. Remove it.`;
    return [
        ...volumeProblems({ ...ebs, type: volumeType } as VolumeArgs, size, path),
        ...unless(encrypted === undefined || encrypted === "true", () => problemAt(path, ["encrypted"], reason)),
    ];
}
