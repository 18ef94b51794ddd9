import type {
    AccessEntry,
    CreateAccessEntryRequest,
    DeleteAccessEntryRequest,
    DescribeAccessEntryRequest,
    ListAccessEntriesRequest,
} from "@aws-sdk/client-eks";
import { ACCOUNT, type Handlers, type World } from "../world";
import { inUse, invalidRequest, notFound } from "./errors";
import { activeCluster, clusterNamed } from "./find";
import { randomUUID } from "node:crypto";

export const accessEntries: Handlers = {
    CreateAccessEntry(input: CreateAccessEntryRequest, world: World) {
        const cluster = activeCluster(world, input.clusterName);
        const principalArn = input.principalArn ?? "";
        if (cluster.description.accessConfig?.authenticationMode === "CONFIG_MAP") {
            throw invalidRequest("The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP]");
        }
        if (cluster.accessEntries.has(principalArn))
            throw inUse("The specified access entry resource is already in use");
        const accessEntry: AccessEntry = {
            clusterName: cluster.name,
            principalArn,
            kubernetesGroups: input.kubernetesGroups ?? [],
            accessEntryArn: `arn:aws:eks:${world.region}:${ACCOUNT}:access-entry/${cluster.name}/${randomUUID()}`,
            createdAt: new Date(),
            modifiedAt: new Date(),
            tags: input.tags ?? {},
            username: input.username ?? principalArn,
            type: input.type ?? "STANDARD",
        };
        cluster.accessEntries.set(principalArn, accessEntry);
        return { accessEntry };
    },
    DescribeAccessEntry: (input: DescribeAccessEntryRequest, world: World) => ({ accessEntry: entryOf(input, world) }),
    ListAccessEntries: (input: ListAccessEntriesRequest, world: World) => ({
        accessEntries: [...clusterNamed(world, input.clusterName).accessEntries.keys()],
    }),
    DeleteAccessEntry(input: DeleteAccessEntryRequest, world: World) {
        const { principalArn = "" } = entryOf(input, world);
        clusterNamed(world, input.clusterName).accessEntries.delete(principalArn);
        return {};
    },
};

function entryOf(input: DescribeAccessEntryRequest, world: World): AccessEntry {
    const entry = clusterNamed(world, input.clusterName).accessEntries.get(input.principalArn ?? "");
    if (entry === undefined) throw notFound("The specified principalArn could not be found");
    return entry;
}
