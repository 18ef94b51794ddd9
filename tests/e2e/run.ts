/** `npm run test:e2e -- <group> [<group> ...]`: some groups; without a name, all that run everywhere. */
import { add, failed, summary } from "../support/counts";
import { check } from "../support/steps";
import { E2E_GROUPS, groupsHere, isGroup, runGroup } from "./groups";
import { prepareLabs } from "./prepare-labs";

const tsx = require.resolve("tsx/cli");

async function main(names: readonly string[]): Promise<void> {
    const unknown = names.filter((name) => !isGroup(name));
    if (unknown.length > 0)
        throw new Error(`no such group: ${unknown.join(", ")}. There are: ${E2E_GROUPS.join(", ")}.`);
    let counts = await check("build", process.execPath, [tsx, "provider/codegen/build.ts"]);
    const groups = names.length > 0 ? names.filter(isGroup) : groupsHere();
    counts = add(counts, await prepareLabs(groups));
    for (const group of groups) counts = add(counts, await runGroup(group));
    console.log(summary(counts));
    process.exitCode = counts.failures.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.log(summary(failed(error instanceof Error ? error.message : String(error))));
    process.exitCode = 1;
});
