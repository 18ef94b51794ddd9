import { type Provider } from "@pulumi/kubernetes/provider";
import type * as pulumi from "@pulumi/pulumi";
import { type Unknown } from "../shared/unknown";
import { type AddOnsPlan } from "./plan/add-ons-plan";
import { type Unit } from "./unit";

/** The ServiceAccount of a Ray cluster's pods, and what must be there before they start. */
export interface RayAccount {
    readonly name: string | Unknown;
    readonly resources: readonly pulumi.Resource[];
}

export interface AddOnsSite {
    readonly kubernetes: Provider;
    readonly namespace: readonly pulumi.Resource[];
    /** By their logical names. */
    readonly autoScalingGroups: Readonly<Record<string, pulumi.Input<string>>>;
    /** Node groups whose nodes take any pod. */
    readonly openNodes: readonly pulumi.Resource[];
}

export interface AddOns {
    readonly accounts: Readonly<Record<string, RayAccount>>;
    /** What every Ray cluster comes after, and goes before. */
    readonly before: readonly pulumi.Resource[];
}

/** Registers the parts that are planned. */
export type RegisterAddOns = (unit: Unit, site: AddOnsSite) => AddOns;

/** Loads what the plan needs and nothing else: a unit without add-ons pays nothing for them. */
export async function loadAddOns(plan: AddOnsPlan): Promise<RegisterAddOns> {
    const hasIdentities = Object.keys(plan.identities).length > 0;
    const agents = plan.podIdentityAgent ? await import("../pod-identity/agent") : undefined;
    const devices = plan.devicePlugins.length > 0 ? await import("../device-plugins/resources") : undefined;
    const podIdentity = hasIdentities ? await import("../pod-identity/resources") : undefined;
    const autoscaler = plan.clusterAutoscaler && (await import("../cluster-autoscaler/resources"));
    return ({ name: unit, component: parent }, { kubernetes, namespace, autoScalingGroups, openNodes }) => {
        const agent = agents && [agents.registerAgent(unit, plan.clusterName, parent)];
        const accounts = Object.entries(plan.identities).map(([rayCluster, identity]) => {
            const resources = podIdentity?.registerPodIdentity(identity, { parent, kubernetes, namespace }) ?? [];
            return [rayCluster, { name: identity.account, resources: [...resources, ...(agent ?? [])] }] as const;
        });
        const devicePlugins = devices?.registerDevicePlugins(unit, plan.devicePlugins, {
            parent,
            provider: kubernetes,
        });
        const dependsOn = [...openNodes, ...(agent ?? [])];
        const place = { unit, parent, kubernetes, autoScalingGroups, dependsOn };
        const scaler = plan.clusterAutoscaler && autoscaler?.registerClusterAutoscaler(plan.clusterAutoscaler, place);
        return {
            accounts: Object.fromEntries(accounts),
            before: [...(devicePlugins ?? []), ...(scaler === undefined ? [] : [scaler])],
        };
    };
}
