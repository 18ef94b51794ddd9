import { expect } from "chai";
import { didYouMean, similar } from "../../../provider/src/shared/similar";

describe("a suggestion", () => {
    it("is the candidate with the fewest edits", () => {
        expect(didYouMean("genral", ["gpu", "general", "generic"])).to.equal(' Did you mean "general"?');
    });

    it("is not made when nothing comes close", () => {
        expect(didYouMean("storage", ["gpu", "general"])).to.equal("");
        expect(didYouMean("x", [])).to.equal("");
    });

    it("ignores case", () => {
        expect(similar("MINSIZE", ["minSize", "maxSize"])).to.deep.equal(["minSize"]);
    });

    it("comes in a fixed order when several are equally close", () => {
        expect(similar("m7x.large", ["m7i.large", "m7a.large", "m7g.large"], 2)).to.deep.equal([
            "m7a.large",
            "m7g.large",
        ]);
    });
});
