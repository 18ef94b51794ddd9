import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { quickstart } from "../../preview/fixtures";
import { DESIRED_NODES, edited, IMPACT_CASES } from "../../support/impact/cases";
import { blocksOf, commandsUnder } from "../../support/impact/page";
import { useLab } from "../../support/lab";
import { setDesiredSize } from "../../support/node-group";
import { yamlProgram, yamlStack } from "../../support/stack";

const PROJECT = "pull-request";

describe("an edit of a unit that a YAML program declares, previewed with the commands of the page", () => {
    const lab = useLab("preview-truth-pull-request");
    const unit = quickstart({ cluster: { name: "lab" } });
    const golden = blocksOf("impact.txt");
    const [show = "", fail = ""] = commandsUnder("pull-requests.md", "With `pulumi preview --json`");
    let directory: string;
    let always: readonly string[];

    const program = (properties: object) => ({ ml: { type: "kuberay:RayPlatform", properties } });
    const run = (command: string) =>
        spawnSync("sh", ["-euc", command], { cwd: directory, env: lab().env, encoding: "utf8" });
    const shown = (): string[] => {
        const { stdout, stderr, status } = run(show);
        expect(status, stderr).to.equal(0);
        return stdout.split("\n").filter(Boolean);
    };

    before(async () => {
        const stack = await yamlStack(lab(), PROJECT, program(unit));
        await stack.up();
        for (const [pool, size] of Object.entries(DESIRED_NODES)) await setDesiredSize(lab(), `ml-${pool}-`, size);
        directory = stack.workspace.workDir;
        // What is said of the unit whether or not it is edited.
        always = shown();
    });

    for (const each of IMPACT_CASES) {
        const wanted = golden.get(each.title) ?? [`no golden of "${each.title}"`];
        it(`prints what it disrupts, as from TypeScript: ${each.title}`, () => {
            yamlProgram(lab(), PROJECT, program(edited(unit, each)));
            const lines = shown().filter((line) => !always.includes(line));
            expect(lines).to.deep.equal(wanted);
            const { status } = run(fail);
            const isLost = wanted.some((line) => line.startsWith("warning") && /\blos[et]/.test(line));
            expect(status, "exit code of the check").to.equal(isLost ? 1 : 0);
        });
    }

    it("prints why the unit is refused, and fails", () => {
        const refused = { title: "", edit: { nodePools: { gpu: { minSize: 9 } } } };
        yamlProgram(lab(), PROJECT, program(edited(unit, refused)));
        expect(shown().join("\n")).to.match(/^error : .*RayPlatform.*[^]*\[R-POOL-SIZES\]/m);
        expect(run(fail).status).to.equal(1);
    });
});
