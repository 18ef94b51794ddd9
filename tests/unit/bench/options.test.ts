import { expect } from "chai";
import { readOptions } from "../../bench/options";

const IDS = ["spawn", "construct"];

describe("options of npm run bench", () => {
    it("run everything, by the benches' own numbers and without a gate, when there are none", () => {
        expect(readOptions([], IDS)).to.deep.equal({ only: [], json: undefined, pairs: undefined, gate: false });
    });

    it("are all read", () => {
        const args = ["--only", "spawn", "--only", "construct", "--json", "out.json", "--pairs", "12", "--gate"];
        expect(readOptions(args, IDS)).to.deep.equal({ only: IDS, json: "out.json", pairs: 12, gate: true });
    });

    it("refuse a bench that is not there, and say which are", () => {
        expect(() => readOptions(["--only", "spwan"], IDS)).to.throw(
            "no such bench: spwan. There are: spawn, construct.",
        );
    });

    for (const pairs of ["0", "-1", "2.5", "many", ""]) {
        it(`refuse "${pairs}" pairs`, () => {
            expect(() => readOptions([`--pairs=${pairs}`], IDS)).to.throw("a whole number from 1");
        });
    }
});
