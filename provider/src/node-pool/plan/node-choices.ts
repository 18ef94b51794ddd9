import { DEFAULT_DISK_SIZE_GIB, type NodeChoices } from "../../instance-catalog/node-choices";
import { type AmiFamily, type InstanceType } from "../../instance-catalog/instance-type";
import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { said } from "../facts/settings";
import { usualFamily } from "./image";
import { kubeletOf } from "./kubelet";
import { planInterfaces } from "./network";
import { planReserve } from "./node-reserve";
import { withVolumeOverrides } from "./volume-overrides";
import { planNodeVolumes, POD_DEVICES } from "./volumes";
import { isRecord } from "../../shared/known";

type Types = readonly InstanceType[] | Unknown;

/**
 * What the pool decides about its nodes, as far as it changes what they offer to pods, and only where that is not what
 * a pool decides that says nothing. Leaves may be unknown.
 */
export function planNodeChoices(pool: NodePoolArgs, types: Types, family: AmiFamily | Unknown): Partial<NodeChoices> {
    const diskSizeGiB = podVolumeGiB(pool, family);
    return said({
        amiFamily: family === usualFamily(types) ? undefined : family,
        diskSizeGiB: diskSizeGiB === DEFAULT_DISK_SIZE_GIB ? undefined : diskSizeGiB,
        ...interfacesOf(pool, types),
        ...planReserve(pool, kubeletOf(pool, types), family),
    });
}

function interfacesOf(pool: NodePoolArgs, types: Types): Partial<Record<keyof NodeChoices, unknown>> {
    const interfaces = planInterfaces(pool, types);
    if (interfaces === undefined) return {};
    if (isUnknown(interfaces)) return { efaInterfaces: UNKNOWN };
    const adapters = interfaces.filter(({ interfaceType }) => interfaceType !== undefined);
    const withoutAddress = adapters.filter((one) => one.networkCardIndex === 0 && one.interfaceType === "efa-only");
    return {
        efaInterfaces: adapters.length,
        ...(withoutAddress.length > 0 && { efaOnlyInterfaces: withoutAddress.length }),
    };
}

/** Size in GiB of the volume that images, logs and pods live on. */
function podVolumeGiB(pool: NodePoolArgs, family: AmiFamily | Unknown): number | Unknown {
    const volumes = withVolumeOverrides(planNodeVolumes(pool, family), pool.launchTemplate);
    if (isUnknown(family) || isUnknown(volumes)) return UNKNOWN;
    const volume = volumes.find(({ deviceName }) => deviceName === POD_DEVICES[family]);
    // Written by hand, it may be of any shape: the rules say so.
    const ebs: unknown = volume?.ebs;
    const given = isRecord(ebs) ? ebs.volumeSize : undefined;
    // Or text, as AWS's own tools take it.
    const size = isUnknown(given) ? NaN : Number(given);
    return Number.isFinite(size) ? size : UNKNOWN;
}
