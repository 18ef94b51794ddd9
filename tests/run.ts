/**
 * `npm test`: everything, lab included. Steps that need nothing of each other still run one after the other: on two
 * cores a second one only makes both slower, and the output stays readable.
 */
import { resolve } from "node:path";
import { groupsHere, noRealNodes, runGroup } from "./e2e/groups";
import { prepareLabs } from "./e2e/prepare-labs";
import { add, type Counts, NOTHING, summary } from "./support/counts";
import { check, mocha } from "./support/steps";

const NODE = process.execPath;
const tsx = require.resolve("tsx/cli");
/** By path: not every package exports its program. */
const bin = (file: string): string => resolve(__dirname, "../node_modules", file);

const EXAMPLES = ["examples/quickstart/typescript", "examples/kuberay-samples", "examples/tune-a-model"];

const STEPS: readonly (() => Promise<Counts>)[] = [
    () => check("build", NODE, [tsx, "provider/codegen/build.ts"]),
    () => check("generated files are up to date", NODE, [tsx, "provider/codegen/generate.ts", "--check"]),
    () => check("types", NODE, [bin("typescript/bin/tsc"), "--noEmit"]),
    ...EXAMPLES.map(
        (example) => () => check(`types of ${example}`, NODE, [bin("typescript/bin/tsc"), "--noEmit", "-p", example]),
    ),
    () => check("lint", NODE, [bin("eslint/bin/eslint.js"), "."]),
    () => check("format", NODE, [bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."]),
    () => mocha("unit, schema and preview tests", ["tests/{unit,schema,preview}/**/*.test.ts"]),
    () => prepareLabs(groupsHere()),
    ...groupsHere().map((group) => () => runGroup(group)),
];

async function main(): Promise<void> {
    let counts = NOTHING;
    const reason = noRealNodes();
    if (reason !== undefined) console.log(`Without the group real-ray. ${reason}`);
    for (const step of STEPS) counts = add(counts, await step());
    console.log(summary(counts));
    process.exitCode = counts.failures.length === 0 ? 0 : 1;
}

void main();
