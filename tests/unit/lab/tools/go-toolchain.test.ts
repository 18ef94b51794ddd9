import { expect } from "chai";
import { isRecentEnough } from "../../../lab/tools/go-toolchain";

describe("the Go compiler", () => {
    const rows = [
        { version: "go1.26.8", enough: true },
        { version: "go1.27rc1", enough: true },
        { version: "go1.25.4", enough: false },
        { version: "go1.9", enough: false },
        { version: "devel", enough: false },
    ];
    for (const { version, enough } of rows) {
        it(`${enough ? "may" : "must not"} be ${version}`, () => {
            expect(isRecentEnough(version)).to.equal(enough);
        });
    }
});
