import { startedBy } from "../../ray-object/suspension";
import { type AdoptedHashes, expectedGroups, type Expectation } from "../../ray-object/watch/expectation";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { headPool } from "../../ray-spec/facts/head-pool";
import { type RayClusterArgs } from "../args/args";
import { type RayClusterObject } from "../plan/object";

/** What the cluster should come to, and which of its pods make room for new ones. */
export interface ClusterExpectation extends Expectation {
    readonly updatePolicy: "RestartChanged" | "RecreateAll" | "NewPodsOnly";
}

export function expectationOf(
    args: RayClusterArgs,
    object: RayClusterObject,
    adopted: AdoptedHashes = {},
): ClusterExpectation {
    const { name, namespace } = object.metadata;
    const { workers = {} } = args;
    const pools = new Map(Object.entries(workers).map(([group, { pool }]) => [group, pool]));
    return {
        name,
        namespace,
        wait: args.wait ?? "ready",
        updatePolicy: args.updatePolicy ?? "RestartChanged",
        startedBy: startedBy(object),
        groups: expectedGroups(object.spec, pools.set(HEAD_GROUP, headPool(args)), adopted),
        pools: new Map(Object.entries(args.pools ?? {})),
    };
}
