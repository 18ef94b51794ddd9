import { expect } from "chai";
import { QUEUE, startedBy, suspendOnto } from "../../../provider/src/ray-object/suspension";

const object = (spec: { readonly suspend?: boolean; readonly managedBy?: string } = {}, isQueued = false) => ({
    metadata: { labels: isQueued ? { [QUEUE]: "training" } : {} },
    spec,
});

describe("what is written of suspension over an object that is there", () => {
    it("is what the inputs say, wherever they say something", () => {
        expect(suspendOnto(object({ suspend: true }), object({ suspend: false }))).to.equal(true);
        expect(suspendOnto(object({ suspend: true }), object())).to.equal(true);
    });

    it("is nothing where neither says anything", () => {
        expect(suspendOnto(object(), object())).to.equal(undefined);
    });

    it("is that it ends, when the inputs say nothing of it any more", () => {
        expect(suspendOnto(object(), object({ suspend: true }))).to.equal(false);
    });

    it("is left to Kueue in a queue, and where Kueue has queued it of its own accord", () => {
        expect(suspendOnto(object({}, true), object({ suspend: true }))).to.equal(true);
        expect(suspendOnto(object(), object({ suspend: true }, true))).to.equal(undefined);
    });
});

describe("who starts the pods", () => {
    it("is the operator, unless the object is suspended, queued or run elsewhere", () => {
        expect(startedBy(object())).to.equal("operator");
        expect(startedBy(object({ suspend: true }))).to.equal("nobody");
        expect(startedBy(object({ suspend: true }, true))).to.equal("queue");
        expect(startedBy(object({ managedBy: "kueue.x-k8s.io/multikueue" }, true))).to.equal("elsewhere");
    });
});
