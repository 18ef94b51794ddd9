import { DaemonSet } from "@pulumi/kubernetes/apps/v1/daemonSet";
import type * as pulumi from "@pulumi/pulumi";
import { asInputs } from "../shared/pulumi/inputs";
import { type Unknown } from "../shared/unknown";
import { daemonSetSpec, DEVICE_PLUGIN_NAMESPACE, pluginLabels } from "./daemon-set";
import { PLUGIN_OF_KIND } from "./kind";
import { type DevicePluginPlan } from "./plan";

/** Registers the plugins that the plan names; where no node needs one yet, it is ready at once. */
export const registerDevicePlugins = (
    unit: string,
    plans: readonly DevicePluginPlan[],
    opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] =>
    plans.map(({ kind, pools, ...plan }) => {
        const plugin = PLUGIN_OF_KIND[kind];
        const { image } = asInputs<{ image: string | Unknown }>(plan);
        const name = `${unit}-${plugin.name}`;
        const metadata = { name, namespace: DEVICE_PLUGIN_NAMESPACE, labels: pluginLabels(unit, plugin) };
        return new DaemonSet(name, { metadata, spec: daemonSetSpec(unit, plugin, image, pools) }, opts);
    });
