import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args";
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
});
