import { expect } from "chai";
import { CommandError, run } from "../../../lab/tools/command";

const node = process.execPath;

async function failure(work: Promise<unknown>): Promise<CommandError> {
    const error: unknown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (error instanceof CommandError) return error;
    throw new Error(`expected a CommandError, got ${String(error)}`);
}

describe("run", () => {
    it("returns what the command printed to its standard output", async () => {
        expect(await run(node, ["-e", "console.log('out'); console.error('err')"])).to.equal("out\n");
    });

    it("quotes the last lines of a command that failed", async () => {
        const error = await failure(
            run(node, ["-e", "for (let i = 1; i <= 40; i++) console.error('line ' + i); process.exit(3)"]),
        );
        expect(error.message)
            .to.contain("ended with code 3")
            .and.to.match(/said:\n {2}line 26\n[^]*line 40$/);
    });

    it("tells a missing program from a failing one", async () => {
        expect((await failure(run("no-such-program-here", []))).notFound).to.equal(true);
        expect((await failure(run(node, ["-e", "process.exit(1)"]))).notFound).to.equal(false);
    });
});
