/** `npm run test:e2e -- <group or file> ...`: e.g. `operator ray-cluster/edits`; without a name, all that run here. */
import { type Counts } from "../support/counts";
import { check } from "../support/steps";
import { endWithSummary, runSteps } from "../support/test-run";
import { filesHere, filesNamed, noRealNodes, stepsOf } from "./groups";
import { prepareLabs } from "./prepare-labs";

const tsx = require.resolve("tsx/cli");

function tested(names: readonly string[]): Promise<Counts> {
    const reason = noRealNodes();
    if (names.length === 0 && reason !== undefined) console.log(`Without the group real-ray. ${reason}`);
    const files = names.length > 0 ? filesNamed(names) : filesHere();
    const build = check("build", process.execPath, [tsx, "provider/codegen/build.ts"]);
    const labs = prepareLabs(files, [build]);
    const steps = [build, ...labs.steps, ...stepsOf(files, labs.of)];
    return files.length === 1 ? runSteps(steps, 1) : runSteps(steps);
}

void endWithSummary(async () => tested(process.argv.slice(2)));
