import { expect } from "chai";
import { Faults, parseFaults } from "../../../../lab/aws/front/faults";

describe("faults on demand", () => {
    it("hit as often as asked, the operation they name, when they are due", () => {
        const faults = new Faults();
        faults.add([{ op: "A", times: 2, code: "Throttled" }]);
        expect(faults.take("B", {}, "before")).to.equal(undefined);
        expect(faults.take("A", {}, "after")).to.equal(undefined);
        expect(faults.take("A", {}, "before")?.code).to.equal("Throttled");
        expect(faults.take("A", {}, "before")?.code).to.equal("Throttled");
        expect(faults.take("A", {}, "before")).to.equal(undefined);
    });

    it("hit only the requests that match, by the start of a text", () => {
        const faults = new Faults();
        faults.add([{ op: "*", match: { nodegroupName: "ml-gpu" } }]);
        expect(faults.take("A", { nodegroupName: "ml-general-abc" }, "before")).to.equal(undefined);
        expect(faults.take("A", { nodegroupName: "ml-gpu-abc" }, "before")?.op).to.equal("*");
    });

    it("with an outcome leave the request alone", () => {
        const faults = new Faults();
        faults.add([{ op: "A", outcome: { code: "X", message: "y" } }]);
        expect(faults.take("A", {}, "before")).to.equal(undefined);
        expect(faults.takeOutcome("A", {})).to.deep.equal({ code: "X", message: "y" });
        expect(faults.takeOutcome("A", {})).to.equal(undefined);
    });

    it("are refused when they have no operation or a name that means nothing", () => {
        expect(() => parseFaults({ code: "x" })).to.throw('needs an "op"');
        expect(() => parseFaults([{ op: "A", tims: 2 }])).to.throw('a fault has no "tims"');
    });
});
