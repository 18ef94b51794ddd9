import { type DevicePluginPlan, planDevicePlugins, type PoolDevices } from "../device-plugins/plan";
import { findInstanceType } from "../instance-catalog/find";
import { type NodePoolPlan } from "../node-pool/plan";
import { type PodIdentityPlan } from "../pod-identity/plan";
import { containsUnknown, type Unknown } from "../shared/unknown";
import { devicePluginsIn } from "./add-on-args";
import { type RayPlatformArgs } from "./args";
import { usesEfa } from "./efa-use";
import { planIdentities, type UnitSite } from "./identities";

/** What a unit installs only when it is asked to. Each part is `undefined`, or empty, when it is not. */
export interface AddOnsPlan {
    readonly clusterName: string | Unknown;
    readonly podIdentityAgent: boolean;
    /** By the Ray cluster that each is for. */
    readonly identities: Readonly<Record<string, PodIdentityPlan>>;
    readonly devicePlugins: readonly DevicePluginPlan[];
}

/** `secrets` are the Ray clusters whose account was given as a secret. */
export const planAddOns = (
    args: RayPlatformArgs,
    nodePools: Readonly<Record<string, NodePoolPlan>>,
    site: UnitSite,
    secrets: ReadonlySet<string>,
): AddOnsPlan => ({
    clusterName: site.clusterName,
    podIdentityAgent: args.installPodIdentityAgent === true,
    identities: planIdentities(args, site, secrets),
    devicePlugins: planDevicePlugins(devicePluginsIn(args), devicesOf(args, nodePools)),
});

const devicesOf = (
    args: RayPlatformArgs,
    nodePools: Readonly<Record<string, NodePoolPlan>>,
): Record<string, PoolDevices> =>
    Object.fromEntries(
        Object.entries(nodePools).map(([name, { group, placement }]) => [
            name,
            { amiType: group.amiType, hasGpus: hasGpus(placement.instanceTypes), usesEfa: usesEfa(args, name) },
        ]),
    );

const hasGpus = (instanceTypes: readonly string[]): boolean | undefined =>
    containsUnknown(instanceTypes)
        ? undefined
        : instanceTypes.some((type) => (findInstanceType(type)?.gpu?.count ?? 0) > 0);
