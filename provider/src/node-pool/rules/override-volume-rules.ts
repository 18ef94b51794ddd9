import { type Problem } from "../../shared/problems";
import { isUnknown, UNKNOWN } from "../../shared/unknown";
import { type NodePoolArgs } from "../args";
import { type VolumeArgs } from "../args/storage";
import { planVolumes } from "../plan/volumes";
import { isTree, type Tree } from "../user-data/tree";
import { familyOf } from "./pool-family";
import { known, problemAt, type Rule, unless } from "./rule";
import { volumeProblems } from "./volume-rules";

const AT = ["launchTemplate", "blockDeviceMappings"] as const;

/** Volumes that `launchTemplate` gives, or changes, are held to what those of the pool are. */
export const overriddenVolumesAreRight: Rule = (pool, { path }) => {
    const { launchTemplate } = pool;
    const volumes = isTree(launchTemplate) ? known(launchTemplate.blockDeviceMappings) : undefined;
    if (volumes === undefined) return [];
    if (!Array.isArray(volumes))
        return [problemAt(path, AT, "is a list of volumes. Put it in a list, even a single one.")];
    return volumes.flatMap((volume: unknown, at): Problem[] => {
        if (isUnknown(volume) || (isTree(volume) && isUnknown(volume.deviceName))) return [];
        if (!isTree(volume) || typeof volume.deviceName !== "string") {
            return [
                problemAt(
                    path,
                    [...AT, at, "deviceName"],
                    "is required: the device of the volume. Give it, e.g. /dev/xvdc.",
                ),
            ];
        }
        if (!isTree(volume.ebs)) return [];
        const over = { ...volumeOf(pool, volume.deviceName), ...volume.ebs };
        return ebsProblems(over, problemAt(path, [...AT, at, "ebs"], "").path);
    });
};

/** The pool's own volume that an override changes; empty when it adds one. */
function volumeOf(pool: NodePoolArgs, device: string): object {
    const own = planVolumes(pool, familyOf(pool) ?? UNKNOWN);
    return isUnknown(own) ? {} : (own.find(({ deviceName }) => deviceName === device)?.ebs ?? {});
}

function ebsProblems(ebs: Tree, path: string): Problem[] {
    const { volumeType, volumeSize } = ebs;
    const encrypted = known(ebs.encrypted);
    const size = typeof volumeSize === "number" ? volumeSize : 1;
    const reason = `volumes of nodes are encrypted, got ${String(encrypted)}. Remove it.`;
    return [
        ...volumeProblems({ ...ebs, type: volumeType } as VolumeArgs, size, path),
        ...unless(encrypted === undefined || encrypted === "true", () => problemAt(path, ["encrypted"], reason)),
    ];
}
