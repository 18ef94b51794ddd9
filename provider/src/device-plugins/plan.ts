import { isUnknown, type Unknown } from "../shared/unknown";
import { type DevicePluginsArgs } from "./args";
import { EFA_IMAGE, NVIDIA_IMAGE } from "./images";
import { type DevicePluginKind } from "./kind";
import { type AmiFamily } from "../instance-catalog/instance-type";

/** A device plugin and where it runs. */
export interface DevicePluginPlan {
    readonly kind: DevicePluginKind;
    readonly image: string | Unknown;
    /** Names of the pools. */
    readonly pools: readonly string[];
}

/** What decides whether a pool needs a device plugin. */
export interface PoolDevices {
    readonly amiFamily: AmiFamily | Unknown;
    /** Whether its nodes have GPUs of NVIDIA; `undefined` while its types are unknown. */
    readonly hasGpus: boolean | undefined;
    /** Whether the pool attaches EFA interfaces to its nodes. */
    readonly hasEfa: boolean;
}

const IMAGES: Readonly<Record<DevicePluginKind, string>> = { nvidia: NVIDIA_IMAGE, efa: EFA_IMAGE };

/** The device plugins that some pool needs. A pool of which it is unknown gets none before it is known. */
export function planDevicePlugins(
    args: DevicePluginsArgs,
    pools: Readonly<Record<string, PoolDevices>>,
): DevicePluginPlan[] {
    if (args.enabled === false) return [];
    return (["nvidia", "efa"] as const).flatMap((kind): DevicePluginPlan[] => {
        const { enabled = true, image = IMAGES[kind] } = args[kind] ?? {};
        const needy = Object.entries(pools).filter(([, pool]) => needs[kind](pool));
        return enabled && needy.length > 0 ? [{ kind, image, pools: needy.map(([name]) => name) }] : [];
    });
}

const needs: Readonly<Record<DevicePluginKind, (pool: PoolDevices) => boolean>> = {
    nvidia: ({ amiFamily, hasGpus }) => hasGpus === true && !isUnknown(amiFamily) && !carriesNvidiaPlugin(amiFamily),
    efa: ({ hasEfa }) => hasEfa,
};

/** Bottlerocket's NVIDIA variants start the plugin themselves; no other AMI of EKS does (EKS user guide, "GPU AMIs"). */
const carriesNvidiaPlugin = (family: AmiFamily): boolean => family === "bottlerocket";
