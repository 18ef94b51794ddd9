import { expect } from "chai";
import fc from "fast-check";
import { contentHash, nameProblems } from "../../../provider/src/shared/names";

describe("a name", () => {
    const rule = { what: "a pool", maximum: 10, because: "it becomes part of AWS names" };

    it("of lower-case letters, digits and dashes is accepted", () => {
        for (const name of ["a", "gpu", "gpu-2", "a--b"]) expect(nameProblems("p", name, rule), name).to.deep.equal([]);
    });

    it("that starts with a digit is accepted where only DNS-1123 is asked for", () => {
        expect(nameProblems("p", "1st", rule)).to.have.lengthOf(1);
        expect(nameProblems("p", "1st", { ...rule, startsWithLetter: false })).to.deep.equal([]);
    });

    it("that is no DNS label is refused with one that is", () => {
        expect(nameProblems("nodePools.Train_1", "Train_1", rule)).to.deep.equal([
            {
                path: "nodePools.Train_1",
                reason: 'the name of a pool is lower-case letters, digits and "-", a letter first and no "-" last; got "Train_1". Rename it, e.g. to "train-1".',
            },
        ]);
    });

    it("that is too long is refused with the limit, the length and the reason", () => {
        expect(nameProblems("p", "a".repeat(11), rule).map((problem) => problem.reason)).to.deep.equal([
            "the name of a pool has at most 10 characters (it becomes part of AWS names), got 11. Shorten it.",
        ]);
    });

    it("is only ever suggested when it would be accepted", () => {
        fc.assert(
            fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (name) => {
                for (const { reason } of nameProblems("p", name, rule)) {
                    const suggested = /e\.g\. to "(.*)"\.$/.exec(reason)?.[1];
                    if (suggested !== undefined) expect(nameProblems("p", suggested, rule), name).to.deep.equal([]);
                }
            }),
        );
    });
});

describe("a content hash", () => {
    it("has six hexadecimal characters and depends on the content alone, not on the order of its keys", () => {
        expect(contentHash({ a: 1, b: [1, 2] })).to.match(/^[0-9a-f]{6}$/);
        expect(contentHash({ b: [1, 2], a: 1 })).to.equal(contentHash({ a: 1, b: [1, 2] }));
        expect(contentHash({ a: { c: 1, d: 2 } })).to.equal(contentHash({ a: { d: 2, c: 1 } }));
    });

    it("changes with every value, and with the order of a list", () => {
        const all = [{ a: 1 }, { a: 2 }, { a: "1" }, { b: 1 }, { a: [1, 2] }, { a: [2, 1] }, {}].map(contentHash);
        expect(new Set(all).size).to.equal(all.length);
    });

    it("takes a key without a value for one that is not there", () => {
        expect(contentHash({ a: 1, b: undefined })).to.equal(contentHash({ a: 1 }));
    });

    it("stays what it is: names of existing AWS objects hang on it", () => {
        expect(contentHash({ project: "p", stack: "s", unit: "ml", pool: "gpu" })).to.equal("b406b5");
    });
});
