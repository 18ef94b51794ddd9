import type { NodeGroupFacts } from "../../../../../lab/aws/front/rules/node-group-facts";

export const TRUST = JSON.stringify({
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
export const type = (name: string, more: object = {}) => ({
    name,
    architectures: ["x86_64"],
    nvidiaGpus: 0,
    neuronDevices: 0,
    networkCards: 1,
    efaCards: [],
    mostEfa: 0,
    ...more,
});

/** A node group that every rule allows; a row changes what it is about. */
export const GOOD: NodeGroupFacts = {
    request: {
        clusterName: "lab",
        nodegroupName: "general",
        subnets: ["subnet-1"],
        nodeRole: "arn:aws:iam::123456789012:role/node",
        scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 },
        labels: { "kuberay.pulumi.com/pool": "general" },
    },
    clusterVersion: "1.36",
    clusterVpc: "vpc-1",
    template: undefined,
    subnets: new Map([["subnet-1", { id: "subnet-1", vpc: "vpc-1", zone: "us-west-2a" }]]),
    instanceTypes: new Map([["m7i.large", type("m7i.large")]]),
    role: { arn: "arn:aws:iam::123456789012:role/node", trust: TRUST, policies: [] },
    placementGroup: undefined,
};

export type Request = Partial<NodeGroupFacts["request"]>;
export const asking = (request: Request, more: Partial<NodeGroupFacts> = {}): NodeGroupFacts => ({
    ...GOOD,
    ...more,
    request: { ...GOOD.request, ...request },
});
export const made = (name: string, more: object): Partial<NodeGroupFacts> => ({
    instanceTypes: new Map([[name, type(name, more)]]),
});
export const taint = (key: string, more: object = {}) => ({ key, effect: "NO_SCHEDULE" as const, ...more });
export const template = (data: NonNullable<NodeGroupFacts["template"]>): Partial<NodeGroupFacts> => ({
    template: data,
});
export const GPU = { nvidiaGpus: 4 };
export const CLUSTER = { strategy: "cluster" };
export const TWO_ZONES: Partial<NodeGroupFacts> = {
    subnets: new Map(["a", "b"].map((zone) => [zone, { id: zone, vpc: "vpc-1", zone }])),
};
export const WHOLE_BLOCK = {
    InstanceType: "m7i.large" as const,
    InstanceMarketOptions: { MarketType: "capacity-block" as const },
    CapacityReservationSpecification: { CapacityReservationTarget: { CapacityReservationId: "cr-1" } },
};
export const BLOCK = { capacityType: "CAPACITY_BLOCK" } as const;
