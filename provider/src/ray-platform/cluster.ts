import * as pulumi from "@pulumi/pulumi";
import { type NodePoolArgs } from "../node-pool/args/node-pool";
import { lookUpCluster } from "../node-pool/cluster-lookup";
import { type PoolSite } from "../node-pool/find-plans";
import { needsCluster } from "../node-pool/needs-cluster";
import { asInputs, containsOutput } from "../shared/pulumi/inputs";
import { isUnknown, type Unknown } from "../shared/unknown";
import { type RayPlatformArgs } from "./args/args";
import { type EksAddress, eksKubeconfig, regionOf } from "./kubeconfig";
import { type LiveCluster } from "../node-pool/facts/live-cluster";
import { isRecord } from "../shared/known";

/** The EKS cluster of a unit, however it was given. */
export interface UnitCluster {
    /** A secret when it was given whole: it may hold credentials. */
    readonly kubeconfig: pulumi.Output<string>;
    /** What makes it this cluster and no other; unset for a kubeconfig given whole. */
    readonly identifier: pulumi.Output<string> | undefined;
    /** As far as the cluster itself tells: what a look-up for subnets alone would add could come and go. */
    readonly region: string | Unknown | undefined;
    /** Looked up for the Cluster Autoscaler; else it may not be known. */
    readonly kubernetesVersion: string | Unknown | undefined;
    readonly site: Omit<PoolSite, "unit" | "of" | "path">;
}

type Leaves = Readonly<Partial<Record<keyof RayPlatformArgs["cluster"], pulumi.Input<string>>>>;

/** Asks AWS only for what was not given. `what` names the unit in errors, `inputs` are the leaves as they came, with their dependencies and secrecy. */
export async function locateCluster(
    what: string,
    args: RayPlatformArgs,
    inputs: unknown,
    invoke: pulumi.InvokeOptions,
): Promise<UnitCluster> {
    const leaves = inputs as Leaves;
    const { cluster } = args;
    const needs = lookedUp(args);
    const clusterNameIsOutput = containsOutput(leaves.name);
    const named = { name: cluster.name, isOutput: clusterNameIsOutput, of: what, path: "cluster.name" };
    const found = Object.values(needs).includes(true) ? await lookUpCluster(named, invoke) : undefined;
    const site: UnitCluster["site"] = {
        clusterName: cluster.name,
        region: cluster.region ?? found?.region,
        cluster: found,
        clusterSubnetIds: cluster.subnetIds ?? found?.subnetIds ?? [],
        subnetsAreLookedUp: cluster.subnetIds === undefined,
        clusterNameIsOutput,
        clusterSubnetsAreOutputs: containsOutput(leaves.subnetIds),
    };
    const region = cluster.region ?? (needs.address ? found?.region : regionIn(cluster.endpoint));
    const known: Omit<UnitCluster, "kubeconfig" | "identifier"> = { region, kubernetesVersion: found?.version, site };
    if (leaves.kubeconfig !== undefined)
        return { kubeconfig: pulumi.secret(leaves.kubeconfig), identifier: undefined, ...known };
    const address = pulumi.output(addressOf(leaves, found));
    return {
        kubeconfig: address.apply(({ region, ...rest }) =>
            eksKubeconfig({ ...rest, region: region ?? regionOf(rest.endpoint) }),
        ),
        identifier: pulumi.output(address.endpoint),
        ...known,
    };
}

const asksForMore = (pool: NodePoolArgs, subnetsAreLookedUp: boolean): boolean =>
    (subnetsAreLookedUp && pool.subnetIds === undefined) || needsCluster(pool);

/** What nobody has said, and AWS has to be asked for. */
const lookedUp = ({ cluster, nodePools = {}, clusterAutoscaler }: RayPlatformArgs) => ({
    address: cluster.kubeconfig === undefined && cluster.endpoint === undefined,
    pools: Object.values(nodePools).some((pool) => asksForMore(pool, cluster.subnetIds === undefined)),
    // Kubernetes' version, and the region where nothing else tells it.
    autoscaler: isRecord(clusterAutoscaler),
});

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
