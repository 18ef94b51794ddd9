import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { Provider } from "@pulumi/kubernetes/provider";
import type * as pulumi from "@pulumi/pulumi";
import { KubeRayCrds } from "../kuberay-crds/resources";
import { RayNodePool } from "../node-pool/ray-node-pool";
import { concealed } from "../node-pool/secrets";
import { KubeRayOperator } from "../operator/kuberay-operator";
import { RayCluster } from "../ray-cluster/resources";
import { MANAGED_BY, MANAGER, URN_ANNOTATION } from "../ray-object/marks";
import { asInputs } from "../shared/pulumi/inputs";
import { type UnitCluster } from "./cluster";
import { concealedParts, PlatformPlan } from "./platform-plan/resources";
import { type RayClusterPlan, type RayPlatformPlan } from "./plan/plan";
import { type RayAccount } from "./add-ons";
import { type Unit } from "./unit";
import { admitting, type agentOf, clusterSettings, onAccount, type RayPlatformInputs } from "./unit-inputs";
import { NO_SECRETS } from "../node-pool/facts/pool-context";

export function registerSummary(
    { name, component }: Unit,
    plan: RayPlatformPlan,
    { kubeconfig }: UnitCluster,
): PlatformPlan {
    const summary = asInputs(plan.summary);
    for (const [pool, planned] of Object.entries(summary.nodePools)) {
        Object.assign(planned, concealedParts(planned, plan.nodePools[pool]?.secrets ?? NO_SECRETS));
    }
    return new PlatformPlan(name, summary, kubeconfig, { parent: component });
}

/** One for the whole unit: every instance downloads the cluster's API description. */
export const registerProvider = ({ name, component }: Unit, { kubeconfig, identifier }: UnitCluster): Provider =>
    // The identifier tells this cluster from another: without it an edited kubeconfig would replace every object.
    new Provider(`${name}-kubernetes`, { kubeconfig, clusterIdentifier: identifier }, { parent: component });

export function registerPools(unit: Unit, plan: RayPlatformPlan): Record<string, RayNodePool> {
    const pools = Object.entries(plan.nodePools).map(
        ([name, pool]) => [name, new RayNodePool(pool.logicalName, pool, {}, { parent: unit.component })] as const,
    );
    return Object.fromEntries(pools);
}

/** Names of the Auto Scaling groups, known once they are made, by the pools' logical names. */
export const autoScalingGroups = (
    plan: RayPlatformPlan,
    pools: Readonly<Record<string, RayNodePool>>,
): Record<string, pulumi.Output<string>> =>
    Object.fromEntries(
        Object.entries(pools).map(([name, { placement }]) => [
            plan.nodePools[name]?.logicalName ?? name,
            placement.apply(({ autoScalingGroupName }) => autoScalingGroupName ?? ""),
        ]),
    );

export function registerNamespace(
    unit: Unit,
    plan: RayPlatformPlan,
    { provider, summary }: { provider: Provider; summary: PlatformPlan },
): pulumi.Resource[] {
    if (plan.namespace === undefined) return [];
    const labels = { [MANAGED_BY]: MANAGER };
    const annotations = { [URN_ANNOTATION]: summary.urn };
    const opts = { parent: unit.component, provider, dependsOn: summary };
    return [new Namespace(unit.name, { metadata: { name: plan.namespace, labels, annotations } }, opts)];
}

export const registerCrds = (unit: Unit, plan: RayPlatformPlan, { kubeconfig }: UnitCluster): KubeRayCrds =>
    new KubeRayCrds(unit.name, { ...asInputs(plan.crds), kubeconfig }, { parent: unit.component });

export const registerUnitOperator = (
    unit: Unit,
    plan: RayPlatformPlan,
    opts: { kubernetes: Provider; dependsOn: pulumi.Resource[]; owner: pulumi.Output<string> },
): KubeRayOperator =>
    new KubeRayOperator(
        unit.name,
        plan.operator,
        { parent: unit.component, providers: { kubernetes: opts.kubernetes }, dependsOn: opts.dependsOn },
        { name: unit.name, owner: opts.owner },
    );

export interface RayClusterSite {
    readonly kubeconfig: pulumi.Output<string>;
    readonly pools: Readonly<Record<string, RayNodePool>>;
    readonly dependsOn: readonly pulumi.Resource[];
    /** The accounts of the clusters that have one, by the name of the cluster. */
    readonly accounts: Readonly<Record<string, RayAccount>>;
    /** Where pods with an account get their credentials. */
    readonly agent: ReturnType<typeof agentOf>;
    readonly customTimeouts: pulumi.CustomTimeouts | undefined;
}

export function registerRayClusters(
    unit: Unit,
    plan: RayPlatformPlan,
    inputs: RayPlatformInputs,
    site: RayClusterSite,
): Record<string, RayCluster> {
    const clusters = Object.entries(plan.rayClusters).map(([name, cluster]) => {
        const settings = clusterSettings(inputs, name);
        const pools = Object.fromEntries(
            Object.entries(asInputs(cluster.pools)).map(([pool, placement]) => [
                pool,
                {
                    ...placement,
                    taints: concealed(placement.taints, plan.nodePools[pool]?.secrets.taints === true),
                },
            ]),
        );
        return [name, registerRayCluster(unit, name, { ...cluster, settings }, pools, site)] as const;
    });
    return Object.fromEntries(clusters);
}

function registerRayCluster(
    unit: Unit,
    name: string,
    {
        settings,
        namespace,
        operatorVersion,
        operatorNamespace,
        accept,
    }: RayClusterPlan & { settings: ReturnType<typeof clusterSettings> },
    pools: pulumi.Inputs,
    site: RayClusterSite,
): RayCluster {
    const ownNodes = Object.keys(pools).flatMap((pool) => site.pools[pool]?.nodeGroup ?? []);
    const account = site.accounts[name];
    const networkPolicy = admitting(operatorNamespace, account && site.agent, settings.networkPolicy);
    const { kubeconfig } = site;
    const args = {
        ...settings,
        ...(account && { podDefaults: onAccount(account.name, settings.podDefaults) }),
        ...(accept && { accept }),
        ...{ name, namespace, operatorVersion, networkPolicy, pools, kubeconfig },
    };
    return new RayCluster(`${unit.name}-${name}`, args, {
        parent: unit.component,
        dependsOn: [...site.dependsOn, ...ownNodes, ...(account?.resources ?? [])],
        customTimeouts: site.customTimeouts,
    });
}
