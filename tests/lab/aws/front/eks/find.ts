import type { World } from "../world";
import { inUse, notFound } from "./errors";
import type { ClusterRecord, NodeGroupRecord } from "./records";

export function clusterNamed(world: World, name: string | undefined): ClusterRecord {
    const cluster = world.clusters.get(name ?? "");
    if (cluster === undefined) throw notFound(`No cluster found for name: ${name ?? ""}.`);
    return cluster;
}

/** The cluster, when it can take changes. */
export function activeCluster(world: World, name: string | undefined): ClusterRecord {
    const cluster = clusterNamed(world, name);
    const { status } = cluster.description;
    if (status === "ACTIVE") return cluster;
    throw inUse(`Cluster '${cluster.name}' is not in ACTIVE status: it is ${status ?? "unknown"}`);
}

export function nodeGroupNamed(
    world: World,
    input: { readonly clusterName?: string | undefined; readonly nodegroupName?: string | undefined },
): NodeGroupRecord {
    const name = input.nodegroupName ?? "";
    const group = clusterNamed(world, input.clusterName).nodeGroups.get(name);
    if (group === undefined) throw notFound(`No node group found for name: ${name}.`);
    return group;
}
