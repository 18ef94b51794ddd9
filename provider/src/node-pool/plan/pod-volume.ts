import { type AmiFamily } from "../../instance-catalog/ami-family";
import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args";
import { isTree } from "../user-data/tree";
import { withVolumeOverrides } from "./volume-overrides";
import { planVolumes, POD_DEVICES } from "./volumes";

/** Size in GiB of the volume that images, logs and pods live on. */
export function podVolumeGiB(pool: NodePoolArgs, family: AmiFamily | Unknown): number | Unknown {
    const volumes = withVolumeOverrides(planVolumes(pool, family), pool.launchTemplate);
    if (isUnknown(family) || isUnknown(volumes)) return UNKNOWN;
    const volume = volumes.find(({ deviceName }) => deviceName === POD_DEVICES[family]);
    // Written by hand, it may be of any shape: the rules say so.
    const ebs: unknown = volume?.ebs;
    const given = isTree(ebs) ? ebs.volumeSize : undefined;
    // Or text, as AWS's own tools take it.
    const size = isUnknown(given) ? NaN : Number(given);
    return Number.isFinite(size) ? size : UNKNOWN;
}
