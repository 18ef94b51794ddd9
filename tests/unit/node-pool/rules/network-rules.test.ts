import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { problems } from "../problems";

const REFUSED: readonly [title: string, differs: Partial<NodePoolArgs>, expected: string[]][] = [
    [
        "a region for a zone, and a zone twice",
        { zones: ["us-west-2", "us-west-2a", "us-west-2a"] },
        [
            'p.zones[0]: is the name of an Availability Zone such as us-west-2a, got "us-west-2". Give the name, not the region or id.',
            'p.zones[2]: "us-west-2a" is listed twice. Remove one of them.',
        ],
    ],
    [
        "a security group by its name, and one twice",
        {
            securityGroupIds: ["default", "sg-1", "sg-1"],
            efa: { securityGroupId: "efa" },
            instanceTypes: ["p5.48xlarge"],
            minSize: 0,
            zones: ["us-west-2a"],
        },
        [
            'p.securityGroupIds[0]: is the id of a security group, "sg-" and hexadecimal digits, got "default". Give the id, not the name.',
            'p.securityGroupIds[2]: "sg-1" is listed twice. Remove one of them.',
            'p.efa.securityGroupId: is the id of a security group, "sg-" and hexadecimal digits, got "efa". Give the id, not the name.',
        ],
    ],
    [
        "EFA on a type that takes none",
        { efa: {}, zones: ["us-west-2a"] },
        [
            'p.instanceTypes[0]: "m7i.2xlarge" takes no Elastic Fabric Adapter. Pick a type that does, e.g. c7i.48xlarge, or remove efa.',
        ],
    ],
    [
        "EFA in several zones",
        { instanceTypes: ["p5.48xlarge"], minSize: 0, efa: {}, zones: ["us-west-2a", "us-west-2b"] },
        [
            "p.zones: EFA traffic stays in one zone: one is needed, got us-west-2a, us-west-2b. Give a single one, e.g. us-west-2a.",
        ],
    ],
    [
        "EFA without a zone",
        { instanceTypes: ["p5.48xlarge"], minSize: 0, efa: {} },
        ["p.zones: EFA traffic stays in one zone: one is needed, got none. Give a single one, e.g. us-west-2a."],
    ],
    [
        "EFA on types with different adapters",
        { instanceTypes: ["p5.48xlarge", "p5en.48xlarge"], minSize: 0, efa: {}, zones: ["us-west-2a"] },
        [
            'p.instanceTypes[1]: all instance types of a pool with efa have the same adapters: "p5.48xlarge" has 32, "p5en.48xlarge" has 16. Make a pool of its own for it.',
        ],
    ],
    [
        "more adapters than the type takes",
        { instanceTypes: ["p5.48xlarge"], minSize: 0, efa: { interfaces: 33 }, zones: ["us-west-2a"] },
        ['p.efa.interfaces: "p5.48xlarge" takes at most 32 adapters, got 33. Lower it, or leave it out for all.'],
    ],
    [
        "a cluster placement group without a zone",
        { placementGroup: {} },
        [
            "p.zones: a cluster placement group is in one zone: one is needed, got none. Give a single one, e.g. us-west-2a.",
        ],
    ],
    [
        "a placement group that exists and is made",
        { placementGroup: { name: "pg", strategy: "cluster" } },
        [
            "p.placementGroup.strategy: is for a group that is made, and name gives one that exists. Remove one of the two.",
        ],
    ],
    [
        "partitions and levels of another strategy",
        { placementGroup: { strategy: "cluster", partitionCount: 3, spreadLevel: "rack" }, zones: ["us-west-2a"] },
        [
            "p.placementGroup.partitionCount: is for the strategy partition. Set strategy to it, or remove it.",
            "p.placementGroup.spreadLevel: is for the strategy spread. Set strategy to it, or remove it.",
        ],
    ],
    [
        "more nodes than a spread placement group holds",
        { placementGroup: { strategy: "spread" }, zones: ["us-west-2a"], maxSize: 8 },
        [
            "p.maxSize: is at most 7 with a spread placement group in 1 zone (7 each), got 8. Lower it, or use the strategy partition.",
        ],
    ],
];

describe("a node pool is refused for where its nodes stand:", () => {
    for (const [title, differs, expected] of REFUSED)
        it(title, () => expect(problems(differs)).to.deep.equal(expected));
});
