import { expect } from "chai";
import { estimate } from "../../bench/measure/statistics";

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe("an estimate", () => {
    // Ranks of the bounds: the widest cut with at most 5 % outside, as tables of the sign test give it.
    const bounds: [number, number, number][] = [
        [6, 1, 6],
        [9, 2, 8],
        [12, 3, 10],
        [15, 4, 12],
        [21, 6, 16],
        [40, 14, 27],
    ];
    for (const [count, low, high] of bounds) {
        it(`of ${count} values runs from the one of rank ${low} to the one of rank ${high}`, () => {
            const { low: lowest, high: highest } = estimate(upTo(count));
            expect([lowest, highest]).to.deep.equal([low, high]);
        });
    }

    it("of too few values for 95 % runs over all of them", () => {
        const { median, low, high } = estimate([3, 1, 2]);
        expect({ median, low, high }).to.deep.equal({ median: 2, low: 1, high: 3 });
    });

    it("takes the mean of the middle two of an even number", () => {
        expect(estimate([1, 2, 3, 10]).median).to.equal(2.5);
    });

    it("does not care for the order of the values, and leaves them as they are", () => {
        const values = [9, 1, 8, 2, 7, 3, 6, 4, 5];
        const { median, low, high } = estimate(values);
        expect({ median, low, high }).to.deep.equal({ median: 5, low: 2, high: 8 });
        expect(values[0]).to.equal(9);
    });

    it("of nothing is refused", () => {
        expect(() => estimate([])).to.throw("nothing was measured");
    });
});
