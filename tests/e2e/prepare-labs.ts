import { check, type Step } from "../support/steps";
import { type E2eFile, needsRealNodes } from "./groups";

const tsx = require.resolve("tsx/cli");

/** What builds the tools of labs. Not inside a test: the first time it takes longer than any test may. */
export interface Preparation {
    readonly steps: readonly Step[];
    /** Those that a file needs. */
    readonly of: (file: E2eFile) => readonly Step[];
}

/** For the labs of these files, once that is done which comes before. */
export function prepareLabs(files: readonly E2eFile[], after: readonly Step[]): Preparation {
    const tools = check("the lab's tools", process.execPath, [tsx, "tests/lab/tools/cli.ts"], { after });
    const realNodes = check("real nodes", process.execPath, [tsx, "tests/lab/real-machines/cli.ts"], {
        after: [tools],
    });
    return {
        steps: files.some(needsRealNodes) ? [tools, realNodes] : [tools],
        of: (file) => [needsRealNodes(file) ? realNodes : tools],
    };
}
