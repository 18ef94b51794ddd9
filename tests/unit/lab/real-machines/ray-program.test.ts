import { expect } from "chai";
import { answerLines, sumOfSquares } from "../../../lab/real-machines/ray-program";

describe("the answer of the Ray program", () => {
    const parts = [
        { pod: "head", first: 0, last: 3, sum: "5" },
        { pod: "worker", first: 3, last: 6, sum: "50" },
    ];

    it("is compared with the formula", () => {
        expect(sumOfSquares(6)).to.equal("55");
        expect(sumOfSquares(2_000_000)).to.equal("2666664666667000000");
    });

    it("is shown with who computed what", () => {
        const lines = answerLines("ray/train", { parts, sum: "55" });
        expect(lines[0]).to.include("55");
        expect(lines.slice(1)).to.deep.equal(["    head: 0 to 2, 5", "    worker: 3 to 5, 50"]);
    });

    it("is an error when it is wrong", () => {
        expect(() => answerLines("ray/train", { parts, sum: "54" })).to.throw("right would have been 55");
    });
});
