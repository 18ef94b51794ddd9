import { getProject, getStack, type InvokeOptions, runtime } from "@pulumi/pulumi";
import { containsOutput } from "../shared/pulumi/inputs";
import { type Breach } from "../shared/breach";
import { below } from "../shared/problems";
import { rejectIfAny } from "../shared/pulumi/rejection";
import { type NodePoolArgs } from "./args/node-pool";
import { type ClusterVersion, versionFitsCluster } from "./cluster-version";
import { isNameOf } from "./facts/group-name";
import { quotaWarnings } from "./group-quota";
import { namesakeWarnings } from "./namesakes";
import { findGroups } from "./group-lookup";
import { type NodePoolPlan, planNodePool } from "./plan/node-pool";
import { type PoolContext } from "./facts/pool-context";
import { secretsOf } from "./secrets";
import { chooseSubnets, type FindSubnet, subnetFinder } from "./subnets";

/** What all pools of a unit have in common. */
export type PoolSite = Pick<
    PoolContext,
    "unit" | "clusterName" | "region" | "cluster" | "clusterSubnetIds" | "subnetsAreLookedUp"
> & {
    readonly clusterNameIsOutput: boolean;
    readonly clusterSubnetsAreOutputs: boolean;
    /** Whose inputs the pools are, for messages: `RayPlatform "ml"`, and where they are in them. */
    readonly of: string;
    readonly path: (pool: string) => string;
};

export interface FoundPlans {
    readonly plans: Readonly<Record<string, NodePoolPlan>>;
    /** Legal, and likely to fail. */
    readonly warnings: readonly Breach[];
}

/**
 * Plans the pools of a unit, with an eye on the node groups that are there: one that EKS failed to create needs
 * another name, and neither an edit of its size nor a replacement may lose the nodes that the autoscaler has added.
 */
export async function findPlans(
    pools: Readonly<Record<string, NodePoolArgs>>,
    inputs: Readonly<Record<string, unknown>>,
    site: PoolSite,
    opts: InvokeOptions,
): Promise<FoundPlans> {
    const entries = Object.entries(pools);
    if (entries.length === 0) return { plans: {}, warnings: [] };
    const context = (pool: string): Omit<PoolContext, "live" | "secrets"> => ({
        ...site,
        project: getProject(),
        stack: getStack(),
        pool,
        outputs: outputLeaves(inputs[pool], site),
    });
    const isNamed = (group: string): boolean => entries.some(([name]) => isNameOf(site.unit, name, group));
    const { live, present } = await findGroups(site.clusterName, isNamed, opts);
    const find = subnetFinder(opts);
    const planned = entries.map(async ([name, pool]) => {
        const at = { ...context(name), live, secrets: await secretsOf(inputs[name]) };
        return { name, ...(await withSubnets(pool, at, site, find)) };
    });
    const found = await Promise.all(planned);
    rejectIfAny(site.of, [...versionProblems(pools, site), ...found.flatMap(({ problems }) => problems)]);
    const plans = Object.fromEntries(found.map(({ name, plan }) => [name, plan]));
    const wanted = Object.values(plans).map(({ group }) => group.name);
    const namesakes = entries.flatMap(([name]) => namesakeWarnings(live, context(name), site.path(name)));
    return { plans, warnings: [...quotaWarnings(present, wanted), ...namesakes] };
}

/** The cluster may be of the same program, and a preview sees it before that raises its version. */
function versionProblems(pools: Readonly<Record<string, NodePoolArgs>>, site: PoolSite): Breach[] {
    const cluster: ClusterVersion = { version: site.cluster?.version, mayRise: runtime.isDryRun() };
    return Object.entries(pools).flatMap(([name, pool]) => versionFitsCluster(pool, cluster, site.path(name)));
}

/** A group that is there and keeps its subnets, whatever the cluster has by now, needs no look at them. */
async function withSubnets(pool: NodePoolArgs, at: PoolContext, site: PoolSite, find: FindSubnet) {
    const plan = planNodePool(pool, at);
    const there = at.live.get(plan.group.name);
    const areLookedUp = pool.subnetIds === undefined && site.subnetsAreLookedUp;
    if (areLookedUp && there !== undefined) {
        return { problems: [], plan: planNodePool(pool, { ...at, chosenSubnetIds: there.subnetIds }) };
    }
    if (!areLookedUp && pool.zones === undefined) return { problems: [], plan };
    const { subnetIds, problems } = await chooseSubnets(pool, site, site.path(at.pool), find);
    return { problems, plan: planNodePool(pool, { ...at, chosenSubnetIds: subnetIds }) };
}

/** Which leaves of a pool the program gave as Outputs. */
function outputLeaves(pool: unknown, site: Pick<PoolSite, "clusterNameIsOutput" | "clusterSubnetsAreOutputs">) {
    const { subnetIds, instanceTypes, instanceFacts, capacity, nodeRoleArn } = (pool ?? {}) as Readonly<
        Record<string, unknown>
    >;
    return {
        clusterName: site.clusterNameIsOutput,
        subnetIds: subnetIds === undefined ? site.clusterSubnetsAreOutputs : containsOutput(subnetIds),
        // What is said of a type decides the AMI type, which goes into the name along with the types.
        instanceTypes: containsOutput([instanceTypes, instanceFacts]),
        capacity: containsOutput(capacity),
        nodeRoleArn: containsOutput(nodeRoleArn),
    };
}

/** Where the pools of a unit are in its inputs. */
export const inNodePools = (pool: string): string => below("nodePools", pool);
