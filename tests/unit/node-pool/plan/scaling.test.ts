import { expect } from "chai";
import { planScaling } from "../../../../provider/src/node-pool/plan/scaling";
import { type LiveNodeGroup } from "../../../../provider/src/node-pool/facts/live-node-group";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { liveGroup } from "../fixtures";

const live = (minSize: number, maxSize: number, desiredSize: number): LiveNodeGroup =>
    liveGroup({ minSize, maxSize, desiredSize });
const wanted = { minSize: 1, maxSize: 4, desiredSize: 1 };

describe("the size of a group", () => {
    it("is left to the autoscaler while its bounds stay", () => {
        expect(planScaling(wanted, live(1, 4, 3))).to.deep.equal({
            ...wanted,
            desiredIsLeftAlone: true,
            nodesBeyond: 0,
        });
    });

    it("is the one there is, moved into bounds that change", () => {
        expect(planScaling(wanted, live(1, 8, 3))).to.include({ desiredSize: 3, nodesBeyond: 0 });
        expect(planScaling(wanted, live(0, 4, 0))).to.include({ desiredSize: 1, nodesBeyond: 0 });
    });

    it("counts the nodes that run and are beyond a lower bound", () => {
        expect(planScaling(wanted, live(1, 8, 7))).to.include({ desiredSize: 4, nodesBeyond: 3 });
    });

    it("is that of the group whose place a new one takes, within its own bounds", () => {
        const begun = (...replaced: LiveNodeGroup[]) => planScaling(wanted, undefined, replaced);
        expect(begun(live(0, 8, 3))).to.include({ desiredSize: 3, desiredIsLeftAlone: false });
        expect(begun(live(0, 8, 0))).to.include({ desiredSize: 1 });
        expect(begun(live(0, 8, 7))).to.include({ desiredSize: 4, nodesBeyond: 0 });
        expect(begun(live(0, 8, 1), live(0, 8, 2)), "one was left by an update that failed").to.include({
            desiredSize: 2,
        });
    });

    it("is left to the autoscaler once the new group is there", () => {
        expect(planScaling(wanted, live(1, 4, 3), [live(0, 8, 4)])).to.include({ desiredIsLeftAlone: true });
    });

    it("is what was said while that is not known", () => {
        const open = { ...wanted, maxSize: UNKNOWN as never };
        for (const group of [live(1, 4, 3), undefined])
            expect(planScaling(open, group, [live(0, 8, 3)])).to.include({ ...open, desiredIsLeftAlone: true });
    });

    it("takes no node of a group that is not there yet", () => {
        expect(planScaling(wanted, undefined)).to.include({ desiredSize: 1, nodesBeyond: 0 });
    });
});
