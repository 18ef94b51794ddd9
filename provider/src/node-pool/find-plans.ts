import { getProject, getStack, type InvokeOptions } from "@pulumi/pulumi";
import { containsOutput } from "../shared/inputs";
import { type NodePoolArgs } from "./args";
import { findGroups } from "./lookup";
import { type NodePoolPlan, planNodePool } from "./plan";
import { type PoolContext } from "./pool-context";
import { NO_SECRETS, secretsOf } from "./secrets";

/** What all pools of a unit have in common. */
export type PoolSite = Pick<
    PoolContext,
    "unit" | "clusterName" | "region" | "clusterSubnetIds" | "subnetsAreLookedUp"
> & {
    readonly clusterNameIsOutput: boolean;
    readonly clusterSubnetsAreOutputs: boolean;
};

/**
 * Plans the pools of a unit, with an eye on the node groups that are there: one that EKS failed to create needs
 * another name, and an edit of its size must not send back the number of nodes that the autoscaler has moved.
 */
export async function findPlans(
    pools: Readonly<Record<string, NodePoolArgs>>,
    inputs: Readonly<Record<string, unknown>>,
    site: PoolSite,
    opts: InvokeOptions,
): Promise<Record<string, NodePoolPlan>> {
    const context = (pool: string): Omit<PoolContext, "live" | "secrets"> => ({
        ...site,
        project: getProject(),
        stack: getStack(),
        pool,
        outputs: outputLeaves(inputs[pool], site),
    });
    const entries = Object.entries(pools);
    const names = entries.flatMap(
        ([name, pool]) =>
            planNodePool(pool, { ...context(name), live: new Map(), secrets: NO_SECRETS }).group.possibleNames,
    );
    const live = await findGroups(site.clusterName, names, opts);
    const plans = entries.map(async ([name, pool]) => {
        const secrets = await secretsOf(inputs[name]);
        return [name, planNodePool(pool, { ...context(name), live, secrets })] as const;
    });
    return Object.fromEntries(await Promise.all(plans));
}

/** Which leaves of a pool the program gave as Outputs. */
export function outputLeaves(pool: unknown, site: Pick<PoolSite, "clusterNameIsOutput" | "clusterSubnetsAreOutputs">) {
    const { subnetIds, instanceTypes, instanceFacts, capacity } = (pool ?? {}) as Readonly<Record<string, unknown>>;
    return {
        clusterName: site.clusterNameIsOutput,
        subnetIds: subnetIds === undefined ? site.clusterSubnetsAreOutputs : containsOutput(subnetIds),
        // What is said of a type decides the AMI type, which goes into the name along with the types.
        instanceTypes: containsOutput([instanceTypes, instanceFacts]),
        capacity: containsOutput(capacity),
    };
}
