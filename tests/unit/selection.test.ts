import { expect } from "chai";
import Mocha from "mocha";
import { selection } from "./selection";

const PATHS = ["ray-cluster/edits/edit-rows.test.ts", "ray-cluster/fit/group.test.ts", "shared/quantity.test.ts"];

/** The titles that mocha would run of these. */
function run(words: readonly string[], titles: readonly string[]): string[] {
    const [option, pattern = ""] = selection(words, PATHS);
    expect(option).to.equal("--grep");
    const { grep } = new Mocha().grep(pattern).options as { grep: RegExp };
    return titles.filter((title) => grep.test(title));
}

describe("unit tests that are asked for by words", () => {
    it("are all of them without a word", () => {
        expect(selection([], PATHS)).to.deep.equal(PATHS);
    });

    it("are those of the files whose path has every word, whatever the case", () => {
        expect(selection(["quantity"], PATHS)).to.deep.equal(["shared/quantity.test.ts"]);
        expect(selection(["Ray-Cluster", "group"], PATHS)).to.deep.equal(["ray-cluster/fit/group.test.ts"]);
    });

    it("are those whose title has every word, when no path has", () => {
        const titles = ["a pool refuses 1.5Gi of memory", "a pool takes 105Gi of memory", "Memory 1.5Gi"];
        expect(run(["memory", "1.5gi"], titles)).to.deep.equal([titles[0], titles[2]]);
        expect(run(["refuses", "pool"], titles)).to.deep.equal([titles[0]]);
        expect(run(["(nothing"], titles)).to.deep.equal([]);
    });
});
