import { DEFAULT_DISK_SIZE_GIB, type NodeChoices } from "../../instance-catalog/node-choices";
import { type AmiFamily } from "../../instance-catalog/ami-family";
import { type InstanceType } from "../../instance-catalog/instance-type";
import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args";
import { said } from "../user-data/tree";
import { usualFamily } from "./image";
import { kubeletOf } from "./kubelet";
import { planInterfaces } from "./network";
import { planReserve } from "./node-reserve";
import { podVolumeGiB } from "./pod-volume";

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
