import * as pulumi from "@pulumi/pulumi";
import { type NodePoolArgs } from "../node-pool/args";
import { type LiveCluster, lookUpCluster } from "../node-pool/cluster-lookup";
import { type PoolSite } from "../node-pool/find-plans";
import { needsCluster } from "../node-pool/needs-cluster";
import { asInputs, containsOutput } from "../shared/inputs";
import { isUnknown, type Unknown } from "../shared/unknown";
import { type RayPlatformArgs } from "./args";
import { type EksAddress, eksKubeconfig, regionOf } from "./kubeconfig";

/** The EKS cluster of a unit, however it was given. */
export interface UnitCluster {
    /** A secret when it was given whole: it may hold credentials. */
    readonly kubeconfig: pulumi.Output<string>;
    /** What makes it this cluster and no other; unset for a kubeconfig given whole. */
    readonly identifier: pulumi.Output<string> | undefined;
    /** As far as the cluster itself tells: what a look-up for subnets alone would add could come and go. */
    readonly region: string | Unknown | undefined;
    readonly site: Omit<PoolSite, "unit" | "of" | "path">;
}

type Leaves = Readonly<Partial<Record<keyof RayPlatformArgs["cluster"], pulumi.Input<string>>>>;

/** Asks AWS only for what was not given. `what` names the unit in errors, `inputs` are the leaves as they came, with their dependencies and secrecy. */
export async function locateCluster(
    what: string,
    { cluster, nodePools = {} }: RayPlatformArgs,
    inputs: unknown,
    invoke: pulumi.InvokeOptions,
): Promise<UnitCluster> {
    const leaves = inputs as Leaves;
    const needsAddress = cluster.kubeconfig === undefined && cluster.endpoint === undefined;
    const subnetsAreLookedUp = cluster.subnetIds === undefined;
    const isNeeded = needsAddress || Object.values(nodePools).some((pool) => asksForMore(pool, subnetsAreLookedUp));
    const clusterNameIsOutput = containsOutput(leaves.name);
    const named = { name: cluster.name, isOutput: clusterNameIsOutput, of: what, path: "cluster.name" };
    const found = isNeeded ? await lookUpCluster(named, invoke) : undefined;
    const site: UnitCluster["site"] = {
        clusterName: cluster.name,
        region: cluster.region ?? found?.region,
        cluster: found,
        clusterSubnetIds: cluster.subnetIds ?? found?.subnetIds ?? [],
        subnetsAreLookedUp,
        clusterNameIsOutput,
        clusterSubnetsAreOutputs: containsOutput(leaves.subnetIds),
    };
    const region = cluster.region ?? (needsAddress ? found?.region : regionIn(cluster.endpoint));
    if (leaves.kubeconfig !== undefined)
        return { kubeconfig: pulumi.secret(leaves.kubeconfig), identifier: undefined, region, site };
    const address = pulumi.output(addressOf(leaves, found));
    return {
        kubeconfig: address.apply(({ region, ...rest }) =>
            eksKubeconfig({ ...rest, region: region ?? regionOf(rest.endpoint) }),
        ),
        identifier: pulumi.output(address.endpoint),
        region,
        site,
    };
}

const asksForMore = (pool: NodePoolArgs, subnetsAreLookedUp: boolean): boolean =>
    (subnetsAreLookedUp && pool.subnetIds === undefined) || needsCluster(pool);

const regionIn = (endpoint: string | undefined): string | Unknown | undefined =>
    endpoint === undefined || isUnknown(endpoint) ? endpoint : regionOf(endpoint);

type Address = { [K in keyof EksAddress]: pulumi.Input<EksAddress[K]> };

function addressOf(leaves: Leaves, found: LiveCluster | undefined): Address {
    const { endpoint, certificateAuthority, region } = asInputs(found ?? NOWHERE) as unknown as Address;
    return {
        name: leaves.name ?? "",
        endpoint: leaves.endpoint ?? endpoint,
        certificateAuthority: leaves.certificateAuthority ?? certificateAuthority,
        region: leaves.region ?? region,
    };
}

/** Never read: an address that is not looked up was given. */
const NOWHERE = { endpoint: "", certificateAuthority: "", region: undefined };
