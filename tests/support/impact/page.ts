import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const ROOT = join(__dirname, "../../..");

/** Commands that a page shows to be copied, by the heading they are under. */
export function commandsUnder(page: string, heading: string): string[] {
    const text = readFileSync(join(ROOT, "docs", page), "utf8");
    const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
    return [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block.trim());
}

export interface Workflow {
    readonly on: unknown;
    readonly permissions: Readonly<Record<string, string>>;
    readonly jobs: Readonly<Record<string, { readonly steps: readonly WorkflowStep[] }>>;
}
interface WorkflowStep {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
}

export const workflowIn = (path: string): Workflow => parse(readFileSync(join(ROOT, path), "utf8")) as Workflow;

/** The blocks of a golden of impact, by their title. */
export function blocksOf(golden: string): ReadonlyMap<string, readonly string[]> {
    const text = readFileSync(join(ROOT, "tests/preview/goldens", golden), "utf8");
    const blocks = text.split(/^# /m).filter(Boolean);
    return new Map(
        blocks.map((block): [string, string[]] => {
            const [title = "", ...lines] = block.trim().split("\n");
            return [title, lines.filter((line) => line !== "(nothing)")];
        }),
    );
}
