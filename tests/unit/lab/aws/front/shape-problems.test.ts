import { expect } from "chai";
import { shapeProblems } from "../../../../lab/aws/front/shape-problems";
import { SMALL_MODEL } from "./small-model";

const problems = (input: object): string[] => shapeProblems(SMALL_MODEL, "MakeRequest", { name: "a", ...input });

describe("what the model of a service forbids", () => {
    const rows: [object, string][] = [
        [{ name: undefined }, "name is required"],
        [{ Bogus: 1 }, "unknown parameter Bogus"],
        [{ Disk: { Kind: "gp3", Size: 1 } }, "unknown parameter Disk.Size"],
        [{ Count: 0 }, "Count must be at least 1, got 0"],
        [{ Count: 10 }, "Count must be at most 9, got 10"],
        [{ Count: "3" }, 'Count must be a whole number, got "3"'],
        [{ name: "toolong" }, "the length of name must be at most 5, got 7"],
        [{ name: "A" }, 'name must match [a-z]+, got "A"'],
        [{ Disk: { Kind: "gp2" } }, 'Disk.Kind must be one of gp3, io2, got "gp2"'],
        [{ Tags: [{}, {}, {}] }, "the number of items of Tags must be at most 2, got 3"],
        [{ Tags: [{ Key: "A" }] }, 'Tags[0].Key must match [a-z]+, got "A"'],
        [{ Labels: { B: "x" } }, 'the key "B" of Labels must match [a-z]+, got "B"'],
        [{ dryRun: "yes" }, 'dryRun must be true or false, got "yes"'],
    ];
    for (const [input, message] of rows) {
        it(`refuses ${JSON.stringify(input)}`, () => {
            expect(problems(input)).to.deep.equal([message]);
        });
    }

    it("takes null for a member that is not given", () => {
        expect(problems({ Count: null })).to.deep.equal([]);
    });
});
