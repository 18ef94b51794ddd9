import { expect } from "chai";
import { kindOf } from "../../../../lab/aws/provider/kinds/kinds";
import { inputsNow } from "../../../../lab/aws/provider/recorded";

const GROUP = kindOf("aws:eks/nodeGroup:NodeGroup");

describe("what a refresh finds", () => {
    const rows: [string, object, object, object][] = [
        [
            "nothing, when a set comes in another order",
            { subnetIds: ["a", "b"] },
            { subnetIds: ["b", "a"] },
            { subnetIds: ["a", "b"] },
        ],
        [
            "nothing, where AWS decided",
            { clusterName: "a" },
            { clusterName: "a", version: "1.36" },
            { clusterName: "a" },
        ],
        [
            "nothing in the rest of an object",
            { launchTemplate: { id: "a" } },
            { launchTemplate: { id: "a", name: "n" } },
            { launchTemplate: { id: "a" } },
        ],
        ["nothing of what AWS does not keep", { forceUpdateVersion: true }, {}, { forceUpdateVersion: true }],
        [
            "a label that somebody added",
            { labels: { a: "1" } },
            { labels: { a: "1", b: "2" } },
            { labels: { a: "1", b: "2" } },
        ],
        [
            "labels where there were none",
            { diskSize: 1 },
            { diskSize: 1, labels: { b: "2" } },
            { diskSize: 1, labels: { b: "2" } },
        ],
        [
            "another value",
            { scalingConfig: { maxSize: 1 } },
            { scalingConfig: { maxSize: 2 } },
            { scalingConfig: { maxSize: 2 } },
        ],
        [
            "everything, on import",
            {},
            { nodeGroupName: "g", version: "1.36", taints: [] },
            { nodeGroupName: "g", version: "1.36" },
        ],
    ];
    for (const [what, recorded, live, now] of rows) {
        it(`is ${what}`, () => {
            expect(inputsNow(GROUP, { ...recorded }, { ...live })).to.deep.equal(now);
        });
    }
});
