import { type ClusterAutoscalerPlan, planClusterAutoscaler } from "../../cluster-autoscaler/plan";
import { type DevicePluginPlan, planDevicePlugins, type PoolDevices } from "../../device-plugins/plan";
import { type PoolTypes, typesOf } from "../../instance-catalog/pool-types";
import { physicalName } from "../../node-pool/facts/group-name";
import { PLATFORM_KEY } from "../../node-pool/facts/identity";
import { type NodePoolPlan } from "../../node-pool/plan/node-pool";
import { type PodIdentityPlan } from "../../pod-identity/plan";
import { containsUnknown, type Unknown, UNKNOWN } from "../../shared/unknown";
import { clusterAutoscalerIn, devicePluginsIn } from "../args/add-on-args";
import { type RayPlatformArgs } from "../args/args";
import { planIdentities, type UnitSite } from "../facts/identities";

/** What a unit installs only when it is asked to. Each part is `undefined`, or empty, when it is not. */
export interface AddOnsPlan {
    readonly clusterName: string | Unknown;
    readonly podIdentityAgent: boolean;
    /** By the Ray cluster that each is for. */
    readonly identities: Readonly<Record<string, PodIdentityPlan>>;
    readonly devicePlugins: readonly DevicePluginPlan[];
    readonly clusterAutoscaler: ClusterAutoscalerPlan | undefined;
}

/** What was found out about the EKS cluster, and of the inputs beside their values. */
export interface AddOnsContext extends UnitSite {
    /** Image of the Cluster Autoscaler; not read when there is none. */
    readonly autoscalerImage: string | Unknown;
    /** The Ray clusters whose account was given as a secret. */
    readonly secretAccounts: ReadonlySet<string>;
}

export const planAddOns = (
    args: RayPlatformArgs,
    nodePools: Readonly<Record<string, NodePoolPlan>>,
    at: AddOnsContext,
): AddOnsPlan => ({
    clusterName: at.clusterName,
    podIdentityAgent: args.installPodIdentityAgent === true,
    identities: planIdentities(args, at, at.secretAccounts),
    devicePlugins: planDevicePlugins(devicePluginsIn(args), devicesOf(nodePools)),
    clusterAutoscaler: autoscalerOf(args, at),
});

function autoscalerOf(args: RayPlatformArgs, at: AddOnsContext): ClusterAutoscalerPlan | undefined {
    const given = clusterAutoscalerIn(args);
    if (given === undefined) return undefined;
    const { project, stack, unit, clusterName, region = UNKNOWN, autoscalerImage: image } = at;
    const addOn = "cluster-autoscaler";
    return planClusterAutoscaler(given, {
        ...{ unit, clusterName, region, image },
        physicalName: physicalName(unit, addOn, { project, stack, unit, addOn }),
        tags: { [PLATFORM_KEY]: unit },
    });
}

const devicesOf = (nodePools: Readonly<Record<string, NodePoolPlan>>): Record<string, PoolDevices> =>
    Object.fromEntries(
        Object.entries(nodePools).map(([name, { image, placement }]) => [
            name,
            {
                amiFamily: image.family,
                hasGpus: hasGpus(placement),
                hasEfa: placement.node?.efaInterfaces !== undefined,
            },
        ]),
    );

const hasGpus = (pool: PoolTypes): boolean | undefined =>
    containsUnknown([pool.instanceTypes, pool.instanceFacts])
        ? undefined
        : typesOf(pool).some((type) => (type.gpu?.count ?? 0) > 0);
