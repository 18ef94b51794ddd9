import { expect } from "chai";
import { namesakeWarnings } from "../../../provider/src/node-pool/namesakes";
import { type LiveNodeGroup } from "../../../provider/src/node-pool/facts/live-node-group";
import { nodeSelectorOf } from "../../../provider/src/node-pool/facts/node-metadata";
import { context, liveGroup } from "./fixtures";

const tagged = (stack: string) => ({ "kuberay.pulumi.com/stack": stack });
const other = (differs: Partial<LiveNodeGroup> = {}) =>
    liveGroup({ labels: nodeSelectorOf("ml", "general"), tags: tagged("project/other"), ...differs });
const pathsOf = (group: LiveNodeGroup) =>
    namesakeWarnings(new Map([["ml-general-1a2b3c", group]]), context(), "nodePools.general").map(({ path }) => path);

describe("a node group whose nodes have the labels of a pool", () => {
    it("is told of when it is another stack's", () => {
        expect(pathsOf(other())).to.deep.equal(["nodePools.general"]);
        expect(pathsOf(other({ tags: tagged("other/stack") }))).to.deep.equal(["nodePools.general"]);
    });

    const SILENT: readonly [title: string, group: LiveNodeGroup][] = [
        ["its own stack's, such as one that is being replaced", other({ tags: tagged("project/stack") })],
        ["without a tag, whosever it is", other({ tags: {} })],
        ["on its way out", other({ status: "DELETING" })],
        [
            "named alike, with a unit that is called otherwise",
            other({ labels: nodeSelectorOf("ml-general", "general") }),
        ],
        ["named alike, with a pool that is called otherwise", other({ labels: nodeSelectorOf("ml", "gpu") })],
    ];
    for (const [title, group] of SILENT) {
        it(`is not told of when it is ${title}`, () => expect(pathsOf(group)).to.deep.equal([]));
    }
});
