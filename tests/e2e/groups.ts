import { type Counts } from "../support/counts";
import { mocha } from "../support/steps";

/** The groups of `npm run test:e2e -- <group>`; each is a folder beside this file and starts a lab of its own. */
export const E2E_GROUPS = ["lab", "fresh-clone", "node-pools", "operator", "ray-cluster", "preview-truth"] as const;

/** Groups that run only when they are named: these need root on Linux. */
export const NAMED_GROUPS = ["real-ray"] as const;
export type E2eGroup = (typeof E2E_GROUPS)[number] | (typeof NAMED_GROUPS)[number];

export const isGroup = (name: string): name is E2eGroup =>
    [...E2E_GROUPS, ...NAMED_GROUPS].some((group) => group === name);

export const runGroup = (group: E2eGroup): Promise<Counts> =>
    mocha(`e2e ${group}`, ["--timeout", "600000", `tests/e2e/${group}/**/*.test.ts`]);
