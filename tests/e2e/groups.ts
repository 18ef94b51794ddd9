import { obstacle } from "../lab/real-machines/requirements";
import { type Counts } from "../support/counts";
import { mocha } from "../support/steps";

/** The groups of `npm run test:e2e -- <group>`; each is a folder beside this file and starts labs of its own. */
const SIMULATED = [
    "lab",
    "fresh-clone",
    "node-pools",
    "operator",
    "add-ons",
    "ray-cluster",
    "preview-truth",
    "benches",
] as const;
const REAL = ["real-ray"] as const;
export const E2E_GROUPS = [...SIMULATED, ...REAL];
export type E2eGroup = (typeof E2E_GROUPS)[number];

/** Why groups that need real nodes cannot run here; `undefined` where they can. In CI they run, and fail if they must. */
export const noRealNodes = (): string | undefined =>
    process.env.CI === undefined ? obstacle(process.platform, process.getuid?.()) : undefined;

export const needsRealNodes = (group: E2eGroup): boolean => REAL.some((one) => one === group);

/** All that can run here. */
export const groupsHere = (): readonly E2eGroup[] => (noRealNodes() === undefined ? E2E_GROUPS : SIMULATED);

export const isGroup = (name: string): name is E2eGroup => E2E_GROUPS.some((group) => group === name);

export const runGroup = (group: E2eGroup): Promise<Counts> =>
    mocha(`e2e ${group}`, ["--timeout", "600000", `tests/e2e/${group}/**/*.test.ts`]);
