import * as pulumi from "@pulumi/pulumi";
import { type PoolPlacement } from "../node-pool/args";
import { type RayNodePool } from "../node-pool/ray-node-pool";
import { type OperatorPlan } from "../operator/plan";
import { type RayClusterOutput } from "../ray-cluster/args";
import { type RayCluster } from "../ray-cluster/resources";
import { type OperatorOutput } from "./args";

export const poolOutputs = (
    pools: Readonly<Record<string, RayNodePool>>,
): Record<string, pulumi.Output<PoolPlacement>> =>
    Object.fromEntries(Object.entries(pools).map(([name, pool]) => [name, pool.placement]));

export const operatorOutput = ({ version, namespace, watchNamespaces }: OperatorPlan): OperatorOutput => ({
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

const addresses = (
    name: string,
    { namespace, headServiceName, dashboardUrl, clientUrl, jobSubmissionUrl }: RayCluster,
) => ({ name, namespace, headServiceName, dashboardUrl, clientUrl, jobSubmissionUrl });
