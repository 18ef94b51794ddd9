import { expect } from "chai";
import { type PoolContext } from "../../../../provider/src/node-pool/facts/pool-context";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { liveGroup, nameOf, plan } from "../fixtures";

const unknown = UNKNOWN as never;

describe("a node group that is there", () => {
    const live = (...groups: [string, ReturnType<typeof liveGroup>][]) => ({ live: new Map(groups) });
    const failed = liveGroup({ status: "CREATE_FAILED" });
    const first = nameOf();
    const second = nameOf({}, live([first, failed]));
    const third = nameOf({}, live([first, failed], [second, failed]));

    it("has three names to choose from", () => expect(new Set([first, second, third]).size).to.equal(3));

    const CASES: readonly [title: string, at: Partial<PoolContext>, name: string][] = [
        ["keeps its name", live([first, liveGroup()]), first],
        ["keeps its name when it is degraded", live([first, liveGroup({ status: "DEGRADED" })]), first],
        ["gets another name when EKS failed to create it", live([first, failed]), second],
        ["keeps the name of the replacement once that is there", live([second, liveGroup()]), second],
        [
            "keeps the name of the replacement while the failed one lingers",
            live([first, failed], [second, liveGroup()]),
            second,
        ],
        ["gets a third name when the replacement failed too", live([first, failed], [second, failed]), third],
        [
            "goes back to the first name when the replacement failed and the first is gone",
            live([second, failed]),
            first,
        ],
        [
            "does not take the name of a group that is being deleted",
            live([first, liveGroup({ status: "DELETING" })]),
            second,
        ],
    ];
    for (const [title, at, name] of CASES) it(title, () => expect(nameOf({}, at)).to.equal(name));

    it("gets another name when an output now says something that EKS cannot edit", () => {
        const outputs = { subnetIds: true };
        const known = nameOf({}, { outputs });
        const next = nameOf({}, { outputs, ...live([known, failed]) });
        const at = { outputs, ...live([known, liveGroup()]) };
        expect(nameOf({ subnetIds: ["subnet-2", "subnet-1"] }, at)).to.equal(known);
        expect(nameOf({ subnetIds: ["subnet-3"] }, at)).to.equal(next);
        expect(nameOf({ subnetIds: [unknown] }, at)).to.equal(known);
    });

    it("keeps the number of nodes that the autoscaler moved it to", () => {
        const at = live([first, liveGroup({ minSize: 1, maxSize: 4, desiredSize: 3 })]);
        const same = plan({ desiredSize: 2 }, at).group;
        expect(same.ignoreChanges).to.include("scalingConfig.desiredSize");
        const wider = plan({ maxSize: 8 }, at).group;
        expect(wider.scaling).to.deep.equal({ minSize: 1, maxSize: 8, desiredSize: 3 });
        expect(wider.ignoreChanges).to.not.include("scalingConfig.desiredSize");
    });

    it("is replaced by one with as many nodes, since their pods move before the old ones go", () => {
        const running = live([first, liveGroup({ desiredSize: 3 })]);
        const { scaling, ignoreChanges } = plan({ instanceTypes: ["m7i.4xlarge"] }, running).group;
        expect(scaling.desiredSize).to.equal(3);
        expect(ignoreChanges).to.not.include("scalingConfig.desiredSize");
    });

    it("is replaced by one with minSize nodes when it is a Capacity Block, which may have no room for both", () => {
        const block = { capacity: "capacityBlock" as const, capacityReservationId: "cr-1", minSize: 0 };
        expect(plan(block, live([first, liveGroup({ desiredSize: 3 })])).group.scaling.desiredSize).to.equal(0);
    });

    it("lends its number to no pool of another unit whose names look the same", () => {
        const other = liveGroup({ desiredSize: 3, labels: { "kuberay.pulumi.com/platform": "other" } });
        const namesake = liveGroup({ desiredSize: 3, tags: { "kuberay.pulumi.com/stack": "project/other" } });
        for (const group of [other, namesake]) {
            const { scaling } = plan({ instanceTypes: ["m7i.4xlarge"] }, live([first, group])).group;
            expect(scaling.desiredSize).to.equal(1);
        }
    });

    it("has its number of nodes moved into new bounds, and no further", () => {
        const at = live([first, liveGroup({ desiredSize: 3 })]);
        expect(plan({ minSize: 5, maxSize: 8 }, at).group.scaling.desiredSize).to.equal(5);
        expect(plan({ minSize: 0, maxSize: 2 }, at).group.scaling.desiredSize).to.equal(2);
    });
});

describe("a new node group", () => {
    it("starts with minSize, or with what was said, and is then left alone", () => {
        expect(plan().group.scaling).to.deep.equal({ minSize: 1, maxSize: 4, desiredSize: 1 });
        expect(plan({ desiredSize: 2 }).group.scaling.desiredSize).to.equal(2);
        expect(plan().group.ignoreChanges).to.include("scalingConfig.desiredSize");
    });
});
