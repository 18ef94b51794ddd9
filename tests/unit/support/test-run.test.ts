import { expect } from "chai";
import { type Counts, failed } from "../../support/counts";
import { check, type Step } from "../../support/steps";
import { runSteps } from "../../support/test-run";

const NODE = process.execPath;
const step = (title: string, script: string, after: readonly Step[] = []): Step =>
    check(title, NODE, ["-e", script], { group: "all", after });

/** What a run counts, and the lines that it prints. */
async function runOf(steps: readonly Step[]): Promise<{ counts: Counts; lines: readonly string[] }> {
    const said: string[] = [];
    const { log } = console;
    console.log = (text: string) => said.push(text);
    try {
        const counts = await runSteps(steps, 3);
        return { counts, lines: said.join("\n").split("\n") };
    } finally {
        console.log = log;
    }
}

describe("a run of several steps", () => {
    it("shows the output of each in one piece, standard error among it, between its name and its result", async () => {
        const talk = (word: string) => `for (const n of [1, 2, 3]) console[n === 2 ? "error" : "log"]("${word}", n)`;
        const { lines } = await runOf(["a", "b", "c"].map((name) => step(name, talk(name))));
        for (const name of ["a", "b", "c"]) {
            const at = lines.indexOf(`== ${name}`);
            expect(lines.slice(at + 1, at + 4)).to.deep.equal([`${name} 1`, `${name} 2`, `${name} 3`]);
            expect(lines[at + 4]).to.match(/^== .: 1 passed, 0 failed in \d+:\d\d$/);
        }
    });

    it("ends with a line for each group, with its time and its counts", async () => {
        const steps = [step("good", ""), step("bad", "process.exit(3)"), check("other", NODE, ["-e", ""])];
        const { counts, lines } = await runOf(steps);
        expect(counts).to.deep.equal({ passed: 2, failures: ["bad: exit code 3"] });
        const table = lines.slice(-4).map((line) => line.replaceAll(/ +/g, " ").replace(/\d+:\d\d/, "TIME"));
        expect(table.slice(0, 2)).to.deep.equal(["all TIME 1 passed 1 failed", "other TIME 1 passed 0 failed"]);
        expect(table.slice(2).join("")).to.equal("3 at a time: TIME");
    });

    it("does not begin what needs a step that failed, and counts it as failed", async () => {
        const build = step("build", "process.exit(1)");
        const test = step("test", "console.log('ran')", [build]);
        const { counts, lines } = await runOf([build, test, step("last", "", [test])]);
        expect(lines.join("\n")).to.not.include("ran");
        expect(counts).to.deep.equal({
            passed: 0,
            failures: [
                "build: exit code 1",
                "test: did not run, because this failed: build",
                "last: did not run, because this failed: test",
            ],
        });
    });

    it("counts a step that cannot be started as failed", async () => {
        const { counts } = await runOf([check("absent", "/no/such/program", [])]);
        expect(counts).to.deep.equal(failed("absent: Error: spawn /no/such/program ENOENT"));
    });
});
