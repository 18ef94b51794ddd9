import { expect } from "chai";
import { outputsOf } from "../../../../provider/src/ray-cluster/life/outputs";
import { isAnothers } from "../../../../provider/src/ray-cluster/life/remove";
import { marked } from "../../../../provider/src/ray-cluster/life/write";
import { live, planned } from "../support";
import { recordedIncarnation } from "../../../../provider/src/ray-object/state";

const object = (incarnation: string | undefined) =>
    live(marked(planned(), undefined, { incarnationOf: () => incarnation, troubles: [] }));
const recorded = (incarnation: string | undefined) => ({
    state: outputsOf({ live: live(planned()), pods: [], token: undefined, head: undefined, incarnation }),
});

describe("deleting a RayCluster", () => {
    const ROWS = [
        { title: "deletes its own", mine: "a", theirs: "a", stays: false },
        { title: "leaves one that a later create has taken over", mine: "a", theirs: "b", stays: true },
        { title: "deletes one whose mark was never recorded", mine: undefined, theirs: "b", stays: false },
        { title: "deletes one that has lost its mark", mine: "a", theirs: undefined, stays: false },
    ];
    for (const { title, mine, theirs, stays } of ROWS) {
        it(title, () => {
            expect(isAnothers(object(theirs), recorded(mine))).to.equal(stays);
        });
    }

    it("knows the mark from the recorded outputs", () => {
        expect(recordedIncarnation(recorded("a").state)).to.equal("a");
        expect(Object.keys(recorded(undefined).state)).to.not.include("__incarnation");
    });
});
