import { expect } from "chai";
import fc from "fast-check";
import {
    formatCpuMillis,
    formatMemoryMiB,
    parseCpuMillis,
    parseMemoryMiB,
    parseQuantity,
} from "../../../provider/src/shared/quantity";

describe("a Kubernetes quantity", () => {
    const READ: readonly [quantity: string, value: number | undefined][] = [
        ["0", 0],
        ["2", 2],
        ["500m", 0.5],
        ["1.5Gi", 1.5 * 2 ** 30],
        [".5", 0.5],
        ["1.", 1],
        ["3k", 3000],
        ["1e3", 1000],
        ["12E", 12e18],
        ["1E3", 1000],
        ["-1", -1],
        ["", undefined],
        ["16 Gi", undefined],
        ["16GB", undefined],
        ["Gi", undefined],
        ["1Ki2", undefined],
        ["1.2.3", undefined],
        ["0x10", undefined],
    ];
    for (const [quantity, value] of READ) {
        it(`"${quantity}" ${value === undefined ? "is refused" : `is ${value}`}`, () => {
            expect(parseQuantity(quantity)).to.equal(value);
        });
    }

    it("never becomes less memory than was asked for", () => {
        expect(parseMemoryMiB("1")).to.equal(1);
        expect(parseMemoryMiB("1G")).to.equal(954);
        expect(parseMemoryMiB("1.5Gi")).to.equal(1536);
        expect(parseMemoryMiB("lots")).to.equal(undefined);
    });

    it("becomes whole millicores, rounded up, without the dust of floating point", () => {
        expect(parseCpuMillis(0.1 + 0.2)).to.equal(300);
        expect(parseCpuMillis("1500m")).to.equal(1500);
        expect(parseCpuMillis("0.0001")).to.equal(1);
        expect(parseCpuMillis("two")).to.equal(undefined);
    });

    it("is written in the largest unit that is exact", () => {
        expect([0, 512, 1024, 1536, 16384].map(formatMemoryMiB)).to.deep.equal([
            "0Mi",
            "512Mi",
            "1Gi",
            "1536Mi",
            "16Gi",
        ]);
        expect([0, 10, 1000, 1500].map(formatCpuMillis)).to.deep.equal(["0", "10m", "1", "1500m"]);
    });

    it("reads what it wrote", () => {
        fc.assert(
            fc.property(fc.nat(1e9), (amount) => {
                expect(parseMemoryMiB(formatMemoryMiB(amount))).to.equal(amount);
                expect(parseCpuMillis(formatCpuMillis(amount))).to.equal(amount);
            }),
        );
    });
});
