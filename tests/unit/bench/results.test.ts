import { expect } from "chai";
import { type Bench } from "../../bench/measure/bench";
import { type Comparison } from "../../bench/measure/pairs";
import { resultOf, toJson } from "../../bench/measure/results";
import { details, table } from "../../bench/measure/table";

const bench: Bench = {
    id: "spawn",
    what: "a / b",
    target: 1.15,
    unit: "ms",
    measure: () => Promise.reject(new Error("not measured here")),
};

const exactly = (median: number) => ({ median, low: median, high: median });

function comparison(ratio: number): Comparison {
    const side = { name: "the plugin", value: exactly(ratio * 100), cpu: exactly(50) };
    const theirs = { name: "a bare server", value: exactly(100), cpu: undefined };
    return { ratio: exactly(ratio), cpuRatio: undefined, ours: side, theirs, pairs: 9 };
}

describe("results of a benchmark", () => {
    const judged: [number, number, boolean][] = [
        [1, 1, true],
        [1.15, 1.15, true],
        [1.1504, 1.15, true],
        [1.1506, 1.151, false],
        [2.4567, 2.457, false],
    ];
    for (const [measured, ratio, holds] of judged) {
        it(`${holds ? "hold" : "do not hold"} a target of 1.15 at ${measured}, told as ${ratio}`, () => {
            expect(resultOf(bench, comparison(measured))).to.deep.equal({
                id: "spawn",
                what: "a / b",
                ratio,
                target: 1.15,
                holds,
            });
        });
    }

    it("are a JSON array of id, what, ratio, target and holds", () => {
        const parsed: unknown = JSON.parse(toJson([resultOf(bench, comparison(1.2))]));
        expect(parsed).to.deep.equal([{ id: "spawn", what: "a / b", ratio: 1.2, target: 1.15, holds: false }]);
    });

    it("say in the table that a target is missed", () => {
        const lines = table([{ bench, comparison: comparison(1.2) }]).split("\n");
        expect(lines).to.have.length(2);
        expect(lines[1]).to.match(/^spawn +1\.200 +1\.200-1\.200 +<= 1\.15 +MISSED/);
    });

    it("say of each side what it is and what it took", () => {
        const text = details({ bench, comparison: comparison(1.2) });
        expect(text).to.include("spawn: a / b (9 pairs)");
        expect(text).to.include("120.0 ms (120.0-120.0), CPU 50 ms  the plugin");
        expect(text).to.include("100.0 ms (100.0-100.0)  a bare server");
    });
});
