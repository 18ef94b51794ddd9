import { expect } from "chai";
import { resolve } from "node:path";
import { definedTwice } from "../../../../scripts/structure/defined-twice";
import { folderCycles } from "../../../../scripts/structure/folder-cycles";
import { sourceFiles } from "../../../../scripts/structure/source-file";

describe("the provider's sources", () => {
    const files = sourceFiles(resolve(__dirname, "../../../../provider/src"));

    it("have no folders that import each other in a circle", () => {
        expect(files).to.have.length.above(400);
        const cycles = folderCycles(files.flatMap(({ imports }) => imports));
        expect(cycles.map(({ folders }) => folders.join(", "))).to.deep.equal([]);
    });

    it("define each exported name once", () => {
        expect(definedTwice(files)).to.deep.equal([]);
    });
});
