import { expect } from "chai";
import { definedTwice } from "../../../../scripts/structure/defined-twice";

describe("a name that is defined twice", () => {
    it("is told with its files, other names are not", () => {
        const files = [
            { path: "a.ts", defines: ["Room", "walk"] },
            { path: "b.ts", defines: ["Room"] },
            { path: "c.ts", defines: [] },
        ];
        expect(definedTwice(files)).to.deep.equal([["Room", ["a.ts", "b.ts"]]]);
    });
});
