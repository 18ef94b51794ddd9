import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { problems } from "../problems";

const REFUSED: readonly [title: string, differs: Partial<NodePoolArgs>, expected: string[]][] = [
    [
        "a Capacity Block that is not named, of two types, with nodes that always run",
        { capacity: "capacityBlock", instanceTypes: ["p5.48xlarge", "p5e.48xlarge"], zones: ["us-west-2a"] },
        [
            "p.capacityReservation.id: is required with capacity capacityBlock: the id of the Capacity Block. Give it, e.g. cr-0123456789abcdef0.",
            "p.instanceTypes: a Capacity Block has one instance type, got 2. Name that of the reservation.",
            "p.minSize: is 0 for a Capacity Block, whose nodes end with it and are updated only while there are none; got 1. Set it to 0, and desiredSize to 1 to start with as many.",
        ],
    ],
    [
        "a Capacity Block of a type that has no accelerators",
        { capacity: "capacityBlock", minSize: 0, capacityReservation: { id: "cr-0abc" }, zones: ["us-west-2a"] },
        [
            'p.instanceTypes[0]: Capacity Blocks are sold for types with GPUs or Neuron devices, and "m7i.2xlarge" has none. Name the type of the reservation, or use capacity onDemand.',
        ],
    ],
    [
        "a Capacity Block without its zone",
        {
            instanceTypes: ["p5.48xlarge"],
            minSize: 0,
            capacity: "capacityBlock",
            capacityReservation: { id: "cr-0abc" },
        },
        [
            "p.zones: a Capacity Block is in one zone, and EKS asks for subnets of no other: one is needed, got none. Give a single one, e.g. us-west-2a.",
        ],
    ],
    [
        "a Capacity Block with subnets that may be in several zones",
        {
            instanceTypes: ["p5.48xlarge"],
            minSize: 0,
            capacity: "capacityBlock",
            capacityReservation: { id: "cr-0abc" },
            subnetIds: ["subnet-1", "subnet-2"],
        },
        [
            "p.zones: a Capacity Block is in one zone, and EKS asks for subnets of no other: one is needed, got none and 2 subnets. Give a single one, e.g. us-west-2a.",
        ],
    ],
    [
        "a Capacity Block by a resource group",
        {
            instanceTypes: ["p5.48xlarge"],
            minSize: 0,
            capacity: "capacityBlock",
            capacityReservation: {
                id: "cr-0abc",
                resourceGroupArn: "arn:aws:resource-groups:us-west-2:123456789012:group/a",
            },
            zones: ["us-west-2a"],
        },
        [
            "p.capacityReservation.resourceGroupArn: is for On-Demand Capacity Reservations, and capacity is capacityBlock. Give capacityReservation.id.",
        ],
    ],
    [
        "a reservation for Spot Instances",
        { capacity: "spot", capacityReservation: { id: "cr-0abc" } },
        ["p.capacityReservation: Spot Instances use no reservations. Remove it, or use capacity onDemand."],
    ],
    [
        "a reservation and a preference",
        { capacityReservation: { id: "cr-0abc", preference: "open" } },
        [
            'p.capacityReservation.preference: says which reservations to use when none is named, and one is; got "open". Remove it.',
        ],
    ],
    [
        "a reservation by its name",
        { capacityReservation: { id: "my-block" } },
        [
            'p.capacityReservation.id: is the id of a capacity reservation, "cr-" and hexadecimal digits, got "my-block". Give the id, not the name or ARN.',
        ],
    ],
    [
        "a resource group by its name",
        { capacityReservation: { resourceGroupArn: "gpus" } },
        [
            'p.capacityReservation.resourceGroupArn: is the ARN of a resource group, got "gpus". Give it whole, e.g. arn:aws:resource-groups:us-west-2:123456789012:group/gpus.',
        ],
    ],
];

describe("a node pool is refused for how its nodes are bought:", () => {
    for (const [title, differs, expected] of REFUSED)
        it(title, () => expect(problems(differs)).to.deep.equal(expected));
});
