import { expect } from "chai";
import { canonical } from "../../../provider/src/shared/canonical";

describe("the canonical text of a tree", () => {
    it("is the same whatever the order of keys, at every depth", () => {
        const [a, b] = [
            { x: [{ k: 1, l: { m: 2, n: 3 } }], y: 1 },
            { y: 1, x: [{ l: { n: 3, m: 2 }, k: 1 }] },
        ];
        expect(canonical(a)).to.equal(canonical(b));
    });

    it("keeps the order of lists", () => {
        expect(canonical([1, 2])).not.to.equal(canonical([2, 1]));
    });
});
