import { type NodePoolArgs } from "../../../provider/src/node-pool/args/node-pool";
import { type LiveNodeGroup } from "../../../provider/src/node-pool/facts/live-node-group";
import { nodeSelectorOf } from "../../../provider/src/node-pool/facts/node-metadata";
import { type NodePoolPlan, planNodePool } from "../../../provider/src/node-pool/plan/node-pool";
import { NO_SECRETS, type PoolContext } from "../../../provider/src/node-pool/facts/pool-context";
import { type LiveCluster } from "../../../provider/src/node-pool/facts/live-cluster";

/** A pool that is right as it stands: a test states only what differs. */
export const pool = (differs: Partial<NodePoolArgs> = {}): NodePoolArgs => ({
    instanceTypes: ["m7i.2xlarge"],
    minSize: 1,
    maxSize: 4,
    ...differs,
});

export const liveCluster = (differs: Partial<LiveCluster> = {}): LiveCluster => ({
    endpoint: "https://0A1B2C.gr7.us-west-2.eks.amazonaws.com",
    certificateAuthority: "Q0E=",
    region: "us-west-2",
    version: "1.36",
    subnetIds: ["subnet-1", "subnet-2"],
    vpcId: "vpc-1",
    securityGroupId: "sg-c1",
    ipFamily: "ipv4",
    serviceCidr: "10.100.0.0/16",
    ...differs,
});

export const context = (differs: Partial<PoolContext> = {}): PoolContext => ({
    project: "project",
    stack: "stack",
    unit: "ml",
    pool: "general",
    clusterName: "prod",
    region: "us-west-2",
    cluster: liveCluster(),
    clusterSubnetIds: ["subnet-1", "subnet-2"],
    subnetsAreLookedUp: true,
    outputs: {},
    live: new Map(),
    secrets: NO_SECRETS,
    ...differs,
});

export const liveGroup = (differs: Partial<LiveNodeGroup> = {}): LiveNodeGroup => ({
    status: "ACTIVE",
    minSize: 1,
    maxSize: 4,
    desiredSize: 1,
    subnetIds: ["subnet-1", "subnet-2"],
    instanceTypes: ["m7i.2xlarge"],
    capacityType: "ON_DEMAND",
    nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
    labels: nodeSelectorOf("ml", "general"),
    tags: { "kuberay.pulumi.com/stack": "project/stack" },
    ...differs,
});

export const plan = (differs: Partial<NodePoolArgs> = {}, at: Partial<PoolContext> = {}): NodePoolPlan =>
    planNodePool(pool(differs), context(at));
export const nameOf = (differs: Partial<NodePoolArgs> = {}, at: Partial<PoolContext> = {}): string =>
    plan(differs, at).group.name;
