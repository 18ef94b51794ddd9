/** `npm run test:e2e -- <group or file> ...`: e.g. `operator ray-cluster/edits`; without a name, all that run here. */
import { failed, summary } from "../support/counts";
import { check } from "../support/steps";
import { runSteps } from "../support/test-run";
import { filesHere, filesNamed, noRealNodes, stepsOf } from "./groups";
import { prepareLabs } from "./prepare-labs";

const tsx = require.resolve("tsx/cli");

async function main(names: readonly string[]): Promise<void> {
    const reason = noRealNodes();
    if (names.length === 0 && reason !== undefined) console.log(`Without the group real-ray. ${reason}`);
    const files = names.length > 0 ? filesNamed(names) : filesHere();
    const build = check("build", process.execPath, [tsx, "provider/codegen/build.ts"]);
    const labs = prepareLabs(files, [build]);
    const steps = [build, ...labs.steps, ...stepsOf(files, labs.of)];
    const counts = await (files.length === 1 ? runSteps(steps, 1) : runSteps(steps));
    console.log(summary(counts));
    process.exitCode = counts.failures.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.log(summary(failed(error instanceof Error ? error.message : String(error))));
    process.exitCode = 1;
});
