import * as pulumi from "@pulumi/pulumi";
import { type Inputs } from "../shared/inputs";
import { rayClusterSettings, type RayClusterSettings } from "../ray-cluster/args";
import { type RayPlatformArgs } from "./args";

/** Inputs of the unit as they arrive: maps by name plain, leaves possibly Outputs. */
export type RayPlatformInputs = Inputs<RayPlatformArgs>;

/**
 * What was written of one Ray cluster, with its leaves as they came: an environment variable that is a secret stays
 * one, and what it depends on stays known. Only a cluster that is one Output as a whole has to be taken apart.
 */
export function clusterSettings(inputs: RayPlatformInputs, name: string): Inputs<RayClusterSettings> {
    const settings = (inputs.rayClusters as Readonly<Record<string, unknown>>)[name];
    if (!pulumi.Output.isInstance(settings)) return settings as Inputs<RayClusterSettings>;
    const keys = Object.keys(rayClusterSettings.properties).map((key) => [
        key,
        settings.apply((all) => (all as Readonly<Record<string, unknown>>)[key]),
    ]);
    return Object.fromEntries(keys) as Inputs<RayClusterSettings>;
}

type NetworkPolicy = Inputs<RayClusterSettings>["networkPolicy"];

/** The network policy of a cluster of the unit, which knows where the operator is. Leaves stay as they came. */
export function admitting(operatorNamespace: string, given: NetworkPolicy): NetworkPolicy {
    if (pulumi.Output.isInstance(given) || given instanceof Promise) {
        return pulumi.output(given).apply((policy) => ({ operatorNamespace, ...policy }));
    }
    return { operatorNamespace, ...given };
}

/**
 * A kubeconfig given whole may hold credentials, and Pulumi keeps no secrets inside nested inputs by itself. Runs before
 * the gate: the inputs may be of any shape.
 */
export function withSecretKubeconfig(inputs: pulumi.Inputs): pulumi.Inputs {
    const cluster: unknown = inputs.cluster;
    const isPlain = typeof cluster === "object" && cluster !== null && !pulumi.Output.isInstance(cluster);
    if (!isPlain || !("kubeconfig" in cluster)) return inputs;
    return { ...inputs, cluster: { ...cluster, kubeconfig: pulumi.secret(cluster.kubeconfig) } };
}
