import { expect } from "chai";
import { obstacle } from "../../../lab/real-machines/requirements";

describe("a machine for real nodes", () => {
    it("is Linux with root", () => {
        expect(obstacle("linux", 0)).to.equal(undefined);
    });

    const ELSEWHERE = [
        ["linux", 1000, "you are not root (try sudo)"],
        ["darwin", 501, "this is darwin"],
        ["win32", undefined, "this is win32"],
    ] as const;
    for (const [system, user, reason] of ELSEWHERE) {
        it(`is not ${system} as user ${user ?? "without a number"}, and the message says what to do instead`, () => {
            expect(obstacle(system, user)).to.include(reason).and.to.include("npm run lab:up");
        });
    }
});
