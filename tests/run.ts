/** `npm test`: everything, lab included, several steps side by side. */
import { resolve } from "node:path";
import { filesHere, needsRealNodes, noRealNodes, stepsOf } from "./e2e/groups";
import { prepareLabs } from "./e2e/prepare-labs";
import { check, mocha, type Step } from "./support/steps";
import { endWithSummary, runSteps } from "./support/test-run";

const NODE = process.execPath;
const tsx = require.resolve("tsx/cli");
/** By path: not every package exports its program. */
const bin = (file: string): string => resolve(__dirname, "../node_modules", file);

const EXAMPLES = ["examples/quickstart/typescript", "examples/kuberay-samples", "examples/tune-a-model"];

/** In the order in which they begin, if nothing keeps them. */
function steps(): readonly Step[] {
    const files = filesHere();
    const build = check("build", NODE, [tsx, "provider/codegen/build.ts"]);
    const after = [build];
    const labs = prepareLabs(files, after);
    const e2e = (some: typeof files): readonly Step[] => stepsOf(some, labs.of);
    return [
        build,
        ...labs.steps,
        // One after the other, which takes long.
        ...e2e(files.filter(needsRealNodes)),
        check("types", NODE, [bin("typescript/bin/tsc"), "--noEmit"], { after }),
        ...EXAMPLES.map((folder) =>
            check(`types of ${folder}`, NODE, [bin("typescript/bin/tsc"), "--noEmit", "-p", folder], {
                group: "types",
                after,
            }),
        ),
        check("format", NODE, [bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."]),
        check("lint", NODE, [bin("eslint/bin/eslint.js"), "."], { after }),
        mocha("unit, schema and preview tests", ["tests/{unit,schema,preview}/**/*.test.ts"], { after }),
        check("generated files are up to date", NODE, [tsx, "provider/codegen/generate.ts", "--check"], {
            after: labs.steps.slice(0, 1),
        }),
        ...e2e(files.filter((file) => !needsRealNodes(file))),
    ];
}

void endWithSummary(() => {
    const reason = noRealNodes();
    if (reason !== undefined) console.log(`Without the group real-ray. ${reason}`);
    return runSteps(steps());
});
