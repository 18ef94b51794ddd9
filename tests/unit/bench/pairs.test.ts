import { expect } from "chai";
import { comparePairs, type Sample, type Side } from "../../bench/measure/pairs";

/** A side that gives these samples one after the other, and notes when it is asked. */
function scripted(name: string, samples: readonly Sample[], asked: string[] = []): Side {
    const left = [...samples];
    return {
        name,
        measure: () => {
            asked.push(name);
            return Promise.resolve(left.shift() ?? { value: NaN });
        },
    };
}

const values = (...all: number[]): Sample[] => all.map((value) => ({ value }));

describe("comparing pairs", () => {
    it("measures in the order A B B A", async () => {
        const asked: string[] = [];
        const sides = [scripted("A", values(1, 1, 1, 1), asked), scripted("B", values(1, 1, 1, 1), asked)] as const;
        await comparePairs(...sides, { pairs: 4, warmUps: 0 });
        expect(asked.join("")).to.equal("ABBAABBA");
    });

    it("warms both sides up before it counts", async () => {
        const comparison = await comparePairs(scripted("A", values(1000, 2)), scripted("B", values(1, 1)), {
            pairs: 1,
        });
        expect(comparison.ratio.median).to.equal(2);
        expect(comparison.pairs).to.equal(1);
    });

    it("divides within each pair, whichever side came first", async () => {
        const ours = scripted("A", values(2, 30, 4));
        const theirs = scripted("B", values(1, 10, 1));
        const { ratio } = await comparePairs(ours, theirs, { pairs: 3, warmUps: 0 });
        expect(ratio.median).to.equal(3);
        expect([ratio.low, ratio.high]).to.deep.equal([2, 4]);
    });

    it("sums each side up by its own median", async () => {
        const ours = scripted("A", values(2, 30, 4));
        const theirs = scripted("B", values(1, 10, 1));
        const comparison = await comparePairs(ours, theirs, { pairs: 3, warmUps: 0 });
        expect([comparison.ours.value.median, comparison.theirs.value.median]).to.deep.equal([4, 1]);
        expect([comparison.ours.name, comparison.theirs.name]).to.deep.equal(["A", "B"]);
    });

    it("compares processor time where every sample has it, and nowhere else", async () => {
        const timed = [{ value: 1, cpu: 6 }];
        const both = await comparePairs(scripted("A", timed), scripted("B", [{ value: 1, cpu: 3 }]), {
            pairs: 1,
            warmUps: 0,
        });
        expect(both.cpuRatio?.median).to.equal(2);
        const one = await comparePairs(scripted("A", timed), scripted("B", values(1)), { pairs: 1, warmUps: 0 });
        expect(one.cpuRatio).to.equal(undefined);
        expect(one.ours.cpu?.median).to.equal(6);
    });
});
