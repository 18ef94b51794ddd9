import { type ClusterAutoscalerArgs } from "../../cluster-autoscaler/args";
import { type DevicePluginsArgs } from "../../device-plugins/args";
import { type ServiceAccountArgs } from "../../pod-identity/args";
import { type RayClusterSettings } from "../../ray-cluster/args/args";
import { type RayPlatformArgs } from "./args";
import { isRecord } from "../../shared/known";

export const devicePluginsIn = ({ devicePlugins }: RayPlatformArgs): DevicePluginsArgs =>
    isRecord(devicePlugins) ? devicePlugins : {};

/** `undefined` when none is asked for, or it is not known whether. */
export const clusterAutoscalerIn = ({ clusterAutoscaler }: RayPlatformArgs): ClusterAutoscalerArgs | undefined =>
    isRecord(clusterAutoscaler) ? clusterAutoscaler : undefined;

/** The account that the unit makes for a Ray cluster; `undefined` when there is none, or none that is known. */
export const accountIn = ({ serviceAccount }: RayClusterSettings): ServiceAccountArgs | undefined =>
    isRecord(serviceAccount) ? serviceAccount : undefined;
