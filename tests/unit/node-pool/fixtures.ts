import { type NodePoolArgs } from "../../../provider/src/node-pool/args";
import { type LiveGroup } from "../../../provider/src/node-pool/live-group";
import { type PoolContext } from "../../../provider/src/node-pool/pool-context";

/** A pool that is right as it stands: a test states only what differs. */
export const pool = (differs: Partial<NodePoolArgs> = {}): NodePoolArgs => ({
    instanceTypes: ["m7i.2xlarge"],
    minSize: 1,
    maxSize: 4,
    ...differs,
});

export const context = (differs: Partial<PoolContext> = {}): PoolContext => ({
    project: "project",
    stack: "stack",
    unit: "ml",
    pool: "general",
    clusterName: "prod",
    region: "us-west-2",
    clusterSubnetIds: ["subnet-1", "subnet-2"],
    subnetsAreLookedUp: true,
    outputs: {},
    live: new Map(),
    secrets: { labels: false, taints: false, tags: false },
    ...differs,
});

export const liveGroup = (differs: Partial<LiveGroup> = {}): LiveGroup => ({
    status: "ACTIVE",
    minSize: 1,
    maxSize: 4,
    desiredSize: 1,
    subnetIds: ["subnet-1", "subnet-2"],
    instanceTypes: ["m7i.2xlarge"],
    capacityType: "ON_DEMAND",
    ...differs,
});
