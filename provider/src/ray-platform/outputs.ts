import * as pulumi from "@pulumi/pulumi";
import { type RayNodePool } from "../node-pool/ray-node-pool";
import { type OperatorPlan } from "../operator/plan";
import { type RayClusterOutput } from "../ray-cluster/args/args";
import { type RayCluster } from "../ray-cluster/resources";
import { type OperatorOutput } from "./args/args";
import { type PoolPlacement } from "../placement/args/pool-placement";

export const poolOutputs = (
    pools: Readonly<Record<string, RayNodePool>>,
): Record<string, pulumi.Output<PoolPlacement>> =>
    Object.fromEntries(Object.entries(pools).map(([name, pool]) => [name, pool.placement]));

export const operatorOutputOf = ({ version, namespace, watchNamespaces }: OperatorPlan): OperatorOutput => ({
    version,
    namespace,
    watchNamespaces: [...watchNamespaces],
});

/** From the resources, not from the names alone: whoever uses an address then waits for the cluster behind it. */
export const rayClusterOutputs = (
    clusters: Readonly<Record<string, RayCluster>>,
): Record<string, pulumi.Output<RayClusterOutput>> =>
    Object.fromEntries(
        Object.entries(clusters).map(([name, cluster]) => [name, pulumi.output(addresses(name, cluster))]),
    );

/** One secret for all: a single secret leaf would make the addresses beside it secret too. */
export const tokenOutputs = (
    clusters: Readonly<Record<string, RayCluster>>,
): pulumi.Output<Readonly<Record<string, string>>> =>
    pulumi.secret(
        pulumi
            .all(Object.entries(clusters).map(([name, { token }]) => pulumi.all([name, token])))
            .apply((tokens) => Object.fromEntries(tokens.filter(isThere))),
    );

const isThere = (entry: readonly [string, string | undefined]): entry is [string, string] => entry[1] !== undefined;

const addresses = (
    name: string,
    { namespace, headServiceName, dashboardUrl, clientUrl, jobSubmissionUrl }: RayCluster,
) => ({ name, namespace, headServiceName, dashboardUrl, clientUrl, jobSubmissionUrl });
