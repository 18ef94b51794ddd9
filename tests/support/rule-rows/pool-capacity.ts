import { type Row } from "./row";

const EFA_TYPE = { instanceTypes: ["c7i.48xlarge"] };
const GPU_TYPE = ["p5.48xlarge"];

/** How the nodes of a pool are bought, and where they stand. */
export const POOL_CAPACITY_ROWS: readonly Row[] = [
    {
        bad: { capacity: "capacityBlock", instanceTypes: GPU_TYPE, zones: ["us-west-2a"] },
        says: "nodePools.p.capacityReservation.id: is required with capacity capacityBlock: the id of the Capacity Block. Give it, e.g. cr-0123456789abcdef0. [R-BLOCK-WHOLE]",
        followed: [
            {
                capacity: "capacityBlock",
                instanceTypes: GPU_TYPE,
                zones: ["us-west-2a"],
                capacityReservation: { id: "cr-0123456789abcdef0" },
            },
        ],
    },
    {
        bad: {
            capacity: "capacityBlock",
            instanceTypes: GPU_TYPE,
            zones: ["us-west-2a"],
            capacityReservation: { id: "cr-0123456789abcdef0" },
            minSize: 2,
        },
        says: "nodePools.p.minSize: is 0 for a Capacity Block, whose nodes end with it and are updated only while there are none; got 2. Set it to 0, and desiredSize to 2 to start with as many. [R-BLOCK-WHOLE]",
        followed: [
            {
                capacity: "capacityBlock",
                instanceTypes: GPU_TYPE,
                zones: ["us-west-2a"],
                capacityReservation: { id: "cr-0123456789abcdef0" },
                minSize: 0,
                desiredSize: 2,
            },
        ],
    },
    {
        bad: {
            capacity: "capacityBlock",
            zones: ["us-west-2a"],
            capacityReservation: { id: "cr-0123456789abcdef0" },
        },
        says: 'nodePools.p.instanceTypes[0]: Capacity Blocks are sold for types with GPUs or Neuron devices, and "m7i.2xlarge" has none. Name the type of the reservation, or use capacity onDemand. [R-BLOCK-TYPE]',
        followed: [
            {
                capacity: "capacityBlock",
                instanceTypes: GPU_TYPE,
                zones: ["us-west-2a"],
                capacityReservation: { id: "cr-0123456789abcdef0" },
            },
            { capacity: "onDemand", zones: ["us-west-2a"], capacityReservation: { id: "cr-0123456789abcdef0" } },
        ],
    },
    {
        bad: {
            capacityReservation: {
                id: "cr-0123456789abcdef0",
                resourceGroupArn: "arn:aws:resource-groups:us-west-2:123456789012:group/gpus",
            },
        },
        says: "nodePools.p.capacityReservation.resourceGroupArn: excludes capacityReservation.id, which is given too. Give either. [R-RESERVATION-ONCE]",
        followed: [
            { capacityReservation: { id: "cr-0123456789abcdef0" } },
            {
                capacityReservation: {
                    resourceGroupArn: "arn:aws:resource-groups:us-west-2:123456789012:group/gpus",
                },
            },
        ],
    },
    {
        bad: { capacity: "spot", capacityReservation: { id: "cr-0123456789abcdef0" } },
        says: "nodePools.p.capacityReservation: Spot Instances use no reservations. Remove it, or use capacity onDemand. [R-RESERVATION-ONCE]",
        followed: [{ capacity: "spot" }, { capacity: "onDemand", capacityReservation: { id: "cr-0123456789abcdef0" } }],
    },
    {
        bad: { capacityReservation: { id: "gpus" } },
        says: 'nodePools.p.capacityReservation.id: is the id of a capacity reservation, "cr-" and hexadecimal digits, got "gpus". Give the id, not the name or ARN. [R-RESERVATION-ID]',
        followed: [{ capacityReservation: { id: "cr-0123456789abcdef0" } }],
    },
    {
        bad: { zones: ["us-west-2"] },
        says: 'nodePools.p.zones[0]: is the name of an Availability Zone such as us-west-2a, got "us-west-2". Give the name, not the region or id. [R-ZONE-NAME]',
        followed: [{ zones: ["us-west-2a"] }],
    },
    {
        bad: { securityGroupIds: ["nodes"] },
        says: 'nodePools.p.securityGroupIds[0]: is the id of a security group, "sg-" and hexadecimal digits, got "nodes". Give the id, not the name. [R-SECURITY-GROUP]',
        followed: [{ securityGroupIds: ["sg-0123abc"] }],
    },
    {
        bad: { efa: {}, zones: ["us-west-2a"] },
        says: 'nodePools.p.instanceTypes[0]: "m7i.2xlarge" takes no Elastic Fabric Adapter. Pick a type that does, e.g. c7i.48xlarge, or remove efa. [R-EFA-TYPE]',
        followed: [{ efa: {}, zones: ["us-west-2a"], ...EFA_TYPE }, { zones: ["us-west-2a"] }],
    },
    {
        bad: { efa: {}, zones: ["us-west-2a"], instanceTypes: ["c7i.48xlarge", "c6in.32xlarge"] },
        says: 'nodePools.p.instanceTypes[1]: all instance types of a pool with efa have the same adapters: "c7i.48xlarge" has 1, "c6in.32xlarge" has 2. Make a pool of its own for it. [R-EFA-MIXED]',
        followed: [{ efa: {}, zones: ["us-west-2a"], ...EFA_TYPE }],
    },
    {
        bad: { efa: { interfaces: 2 }, zones: ["us-west-2a"], ...EFA_TYPE },
        says: 'nodePools.p.efa.interfaces: "c7i.48xlarge" takes at most 1 adapters, got 2. Lower it, or leave it out for all. [R-EFA-COUNT]',
        followed: [
            { efa: { interfaces: 1 }, zones: ["us-west-2a"], ...EFA_TYPE },
            { efa: {}, zones: ["us-west-2a"], ...EFA_TYPE },
        ],
    },
    {
        bad: { efa: {}, ...EFA_TYPE },
        says: "nodePools.p.zones: EFA traffic stays in one zone: one is needed, got none. Give a single one, e.g. us-west-2a. [R-ONE-ZONE]",
        followed: [{ efa: {}, zones: ["us-west-2a"], ...EFA_TYPE }],
    },
    {
        bad: { placementGroup: { strategy: "spread", partitionCount: 3 }, zones: ["us-west-2a"] },
        says: "nodePools.p.placementGroup.partitionCount: is for the strategy partition. Set strategy to it, or remove it. [R-PLACEMENT-GROUP]",
        followed: [
            { placementGroup: { strategy: "partition", partitionCount: 3 }, zones: ["us-west-2a"] },
            { placementGroup: { strategy: "spread" }, zones: ["us-west-2a"] },
        ],
    },
    {
        bad: { placementGroup: { strategy: "spread" }, zones: ["us-west-2a"], maxSize: 8 },
        says: "nodePools.p.maxSize: is at most 7 with a spread placement group in 1 zone (7 each), got 8. Lower it, or use the strategy partition. [R-SPREAD-SIZE]",
        followed: [
            { placementGroup: { strategy: "spread" }, zones: ["us-west-2a"], maxSize: 7 },
            { placementGroup: { strategy: "partition" }, zones: ["us-west-2a"], maxSize: 8 },
        ],
    },
];
