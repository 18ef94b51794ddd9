import { expect } from "chai";
import { BENCHES } from "../../bench/benches/all";
import { openContext } from "../../bench/context";

/** One pair of each, and no verdict: what is measured is nothing among other tests, but that it can be is. */
describe("benches", () => {
    let opened: Awaited<ReturnType<typeof openContext>> | undefined;

    before(async () => {
        opened = await openContext({ isTry: true });
    });

    after(() => opened?.close());

    for (const bench of BENCHES)
        it(`can be run: ${bench.id}`, async () => {
            if (opened === undefined) throw new Error("there is no context");
            const { ratio, pairs } = await bench.measure(opened.context);
            expect(pairs).to.equal(1);
            expect(ratio.median).to.be.greaterThan(0);
        });
});
