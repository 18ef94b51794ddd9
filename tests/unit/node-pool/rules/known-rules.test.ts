import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { problems } from "../problems";

const unknown = UNKNOWN as never;
const REASON =
    "decides which resources there are and what they are called, and is not known before the update. Give it plainly, or as an output that a preview knows.";

const UNDECIDED: readonly [title: string, differs: Partial<NodePoolArgs>, paths: string[]][] = [
    ["EFA as a whole, or whether there is any", { efa: unknown }, ["p.efa"]],
    ["whether there is EFA", { efa: { enabled: unknown } }, ["p.efa.enabled"]],
    ["the strategy of a placement group", { placementGroup: { strategy: unknown } }, ["p.placementGroup.strategy"]],
    ["a zone", { zones: ["us-west-2a", unknown] }, ["p.zones[1]"]],
    [
        "policies, shells and overrides",
        { nodePolicyArns: unknown, ssmAccess: unknown, nodeGroup: unknown },
        ["p.nodePolicyArns", "p.ssmAccess", "p.nodeGroup"],
    ],
];

describe("a node pool is refused while nobody knows", () => {
    for (const [title, differs, paths] of UNDECIDED) {
        it(title, () => expect(problems(differs)).to.deep.equal(paths.map((path) => `${path}: ${REASON}`)));
    }

    it("what must be known, and told what else is wrong with it", () => {
        expect(problems({ efa: unknown, minSize: 5, maxSize: 2 })).to.deep.equal([
            `p.efa: ${REASON}`,
            "p.minSize: is at most maxSize (2), got 5. Raise maxSize or lower minSize.",
        ]);
    });
});

describe("what a pool has not been decided to have", () => {
    const SILENT: readonly [title: string, differs: Partial<NodePoolArgs>, paths: string[]][] = [
        [
            "EFA asks for no type, zone or number of adapters",
            { efa: { enabled: unknown, interfaces: 9 } },
            ["p.efa.enabled"],
        ],
        ["a placement group asks for no zone", { placementGroup: unknown }, ["p.placementGroup"]],
        [
            "a strategy is not said to be another",
            { placementGroup: { strategy: unknown, partitionCount: 2 } },
            ["p.placementGroup.strategy"],
        ],
        [
            "a spread level does not limit the pool",
            { placementGroup: { strategy: "spread", spreadLevel: unknown }, zones: ["us-west-2a"], maxSize: 9 },
            ["p.placementGroup.spreadLevel"],
        ],
        [
            "zones are not counted",
            { placementGroup: { strategy: "cluster" }, zones: ["us-west-2a", unknown] },
            ["p.zones[1]"],
        ],
    ];
    for (const [title, differs, paths] of SILENT) {
        it(title, () => expect(problems(differs)).to.deep.equal(paths.map((path) => `${path}: ${REASON}`)));
    }

    it("leaves alone what was decided: a cluster placement group asks for its zone beside EFA that is unknown", () => {
        const [, zone] = problems({ efa: unknown, placementGroup: { strategy: "cluster" } });
        expect(zone).to.match(/^p\.zones: a cluster placement group is in one zone/);
    });
});
