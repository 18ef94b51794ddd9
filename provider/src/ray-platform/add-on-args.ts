import { clusterAutoscalerArgs, type ClusterAutoscalerArgs } from "../cluster-autoscaler/args";
import { devicePluginsArgs, type DevicePluginsArgs } from "../device-plugins/args";
import { serviceAccountArgs, type ServiceAccountArgs } from "../pod-identity/args";
import { type RayClusterSettings } from "../ray-cluster/args";
import { isObject } from "../shared/known-object";
import { withDefaults } from "../shared/validation";
import { type RayPlatformArgs } from "./args";

/** With the defaults, and without the nulls that SDKs send for inputs that were left out. */
export const devicePluginsIn = ({ devicePlugins }: RayPlatformArgs): DevicePluginsArgs =>
    withDefaults(devicePluginsArgs, isObject(devicePlugins) ? devicePlugins : {});

/** `undefined` when none is asked for, or it is not known whether. */
export const clusterAutoscalerIn = ({ clusterAutoscaler }: RayPlatformArgs): ClusterAutoscalerArgs | undefined =>
    isObject(clusterAutoscaler) ? withDefaults(clusterAutoscalerArgs, clusterAutoscaler) : undefined;

/** The account that the unit makes for a Ray cluster; `undefined` when there is none, or none that is known. */
export const accountIn = ({ serviceAccount }: RayClusterSettings): ServiceAccountArgs | undefined =>
    isObject(serviceAccount) ? withDefaults(serviceAccountArgs, serviceAccount) : undefined;
