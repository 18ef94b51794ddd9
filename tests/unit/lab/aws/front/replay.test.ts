import { expect } from "chai";
import { Replay, tokenOf } from "../../../../lab/aws/front/replay";
import { SMALL_MODEL } from "./small-model";

describe("idempotency tokens", () => {
    it("give the same request its first answer, and do the work once", async () => {
        const replay = new Replay();
        let done = 0;
        const work = () => Promise.resolve({ done: ++done });
        expect(await replay.once("op", "t", { a: 1 }, work)).to.deep.equal({ done: 1 });
        expect(await replay.once("op", "t", { a: 1 }, work)).to.deep.equal({ done: 1 });
        expect(await replay.once("op", undefined, { a: 1 }, work)).to.deep.equal({ done: 2 });
    });

    it("are refused with other parameters", async () => {
        const replay = new Replay();
        await replay.once("op", "t", { a: 1 }, () => Promise.resolve({}));
        const other = replay.once("op", "t", { a: 2 }, () => Promise.resolve({}));
        expect(await other.catch(String)).to.contain("other parameters");
    });

    it("of a request that failed may be used again", async () => {
        const replay = new Replay();
        const failing = replay.once("op", "t", {}, () => Promise.reject(new Error("no")));
        expect(await failing.catch(String)).to.contain("no");
        expect(await replay.once("op", "t", {}, () => Promise.resolve({ ok: true }))).to.deep.equal({ ok: true });
    });

    it("are absent where the operation has none", () => {
        const { Make } = SMALL_MODEL.operations;
        expect(Make && tokenOf(SMALL_MODEL, Make, { clientRequestToken: "x" })).to.equal(undefined);
    });
});
