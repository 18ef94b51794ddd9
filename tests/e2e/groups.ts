import { readdirSync } from "node:fs";
import { join } from "node:path";
import { obstacle } from "../lab/real-machines/requirements";
import { mocha, type Step } from "../support/steps";

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
const REAL = "real-ray";
/** Folders beside this file. */
const GROUPS = [REAL, ...SIMULATED];

/** A file of `tests/e2e`, as `group/name`. It starts labs of its own. */
export type E2eFile = string;

/** Why files that need real nodes cannot run here; `undefined` where they can. In CI they run, and fail if they must. */
export const noRealNodes = (): string | undefined =>
    process.env.CI === undefined ? obstacle(process.platform, process.getuid?.()) : undefined;

export const needsRealNodes = (file: E2eFile): boolean => groupOf(file) === REAL;

/** All that can run here. */
export const filesHere = (): readonly E2eFile[] =>
    (noRealNodes() === undefined ? GROUPS : SIMULATED).flatMap((group) => filesOf(group));

/** What groups and files of these names are. Throws at a name of neither. */
export function filesNamed(names: readonly string[]): readonly E2eFile[] {
    const files = names.flatMap((name) => {
        const found = filesOf(groupOf(name)).filter((file) => name === file || name === groupOf(file));
        if (found.length === 0) throw new Error(`no e2e test is called "${name}". ${whatThereIs(groupOf(name))}`);
        return found;
    });
    return [...new Set(files)];
}

function whatThereIs(group: string): string {
    const files = filesOf(group);
    return files.length > 0
        ? `In ${group} there are: ${files.join(", ")}.`
        : `There are these groups: ${GROUPS.join(", ")}; and each of their files, e.g. ray-cluster/edits.`;
}

const groupOf = (name: string): string => name.split("/")[0] ?? "";

/** One for all, as long as any may take on a machine that has a lot else to do: in ms. */
export const TIMEOUT = "1200000";
const ENDING = ".test.ts";

/** None of a group that there is not. */
function filesOf(group: string): readonly E2eFile[] {
    if (!GROUPS.some((known) => known === group)) return [];
    const names = readdirSync(join(__dirname, group)).filter((name) => name.endsWith(ENDING));
    return names.map((name) => `${group}/${name.slice(0, -ENDING.length)}`).sort();
}

/** Those that take longest, the longest first: begun last they would be waited for alone. A missing one costs time only. */
export const LONG: readonly E2eFile[] = [
    "preview-truth/disruption",
    "ray-cluster/autoscaler",
    "ray-cluster/lifecycle",
    "preview-truth/rules",
    "ray-cluster/waiting",
    "ray-cluster/edit-table",
    "ray-cluster/companions",
    "node-pools/replacement",
];

/** The step of each file; real nodes can be on a machine only once, since they take all of it. */
export function stepsOf(files: readonly E2eFile[], after: (file: E2eFile) => readonly Step[]): readonly Step[] {
    const rank = (file: E2eFile): number => (LONG.includes(file) ? LONG.indexOf(file) : LONG.length);
    const inOrder = [...files].sort((one, other) => rank(one) - rank(other));
    return inOrder.map((file) =>
        mocha(`e2e ${file}`, ["--timeout", TIMEOUT, `tests/e2e/${file}${ENDING}`], {
            group: `e2e ${groupOf(file)}`,
            after: after(file),
            alone: needsRealNodes(file) ? REAL : undefined,
        }),
    );
}
