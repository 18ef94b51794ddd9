import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isRecentEnough } from "../../../lab/tools/python";
import { REPOSITORY } from "../../../lab/tools/repository";

describe("the lab's Python", () => {
    const rows = [
        { version: "3.11.7", enough: true },
        { version: "3.14.0", enough: true },
        { version: "3.10.12", enough: false },
        { version: "2.7.18", enough: false },
    ];
    for (const { version, enough } of rows) {
        it(`${enough ? "may" : "must not"} be ${version}`, () => {
            expect(isRecentEnough(version)).to.equal(enough);
        });
    }

    it("has every package pinned to an exact version", () => {
        const text = readFileSync(join(REPOSITORY, "tests/lab/tools/python/requirements.txt"), "utf8");
        const packages = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
        expect(packages.filter((line) => !/^[\w.-]+==[\w.]+$/.test(line))).to.deep.equal([]);
        expect(packages).to.include("moto==5.2.5");
    });
});
