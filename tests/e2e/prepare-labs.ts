import { check } from "../support/steps";
import { add, type Counts } from "../support/counts";
import { type E2eGroup, needsRealNodes } from "./groups";

const tsx = require.resolve("tsx/cli");

/** Builds what the labs of these groups need. Not inside a test: the first time it takes longer than any test may. */
export async function prepareLabs(groups: readonly E2eGroup[]): Promise<Counts> {
    const tools = await check("the lab's tools", process.execPath, [tsx, "tests/lab/tools/cli.ts"]);
    if (!groups.some(needsRealNodes)) return tools;
    return add(tools, await check("real nodes", process.execPath, [tsx, "tests/lab/real-machines/cli.ts"]));
}
