/** `npm run lab:up | lab:status | lab:down | lab:env [-- --name NAME]`; `lab:up` also takes `--nodes real`. */
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { parseArgs } from "node:util";
import { labDirectory, labName } from "./directory";
import { shellExports } from "./environment";
import { attachLab, NoLab, optionFor, startLab } from "./lab";
import { LAB_OPTIONS, type NodeKind, nodeKind } from "./node-kind";
import { readRecord } from "./record";
import { isRunning } from "./supervisor/process-identity";
import { statusTable } from "./supervisor/status";
import { takeDown } from "./take-down";

const COMMANDS: Readonly<Record<string, (name: string, nodes: NodeKind) => Promise<void>>> = { up, status, down, env };

async function up(name: string, nodes: NodeKind): Promise<void> {
    await startLab({ name, nodes });
    console.log(`lab is up. Use it in this shell with: eval "$(npm run --silent lab:env${optionFor(name)})"`);
}

async function status(name: string): Promise<void> {
    const lab = await attachLab(name).catch((error: unknown) => {
        throw error instanceof NoLab ? new Error(leftOver(name) ?? error.message) : error;
    });
    const { processes, problems } = await lab.status();
    console.log(statusTable(processes));
    for (const problem of problems) console.error(problem);
    if (problems.length > 0 || processes.some(({ healthy }) => !healthy)) process.exitCode = 1;
}

async function down(name: string): Promise<void> {
    const directory = labDirectory(name);
    const wasThere = existsSync(directory.root);
    await takeDown(directory);
    console.log(wasThere ? "lab is down" : `there is no lab "${name}"`);
}

/** Nothing but exports may be on standard output: a shell executes it. */
async function env(name: string): Promise<void> {
    await attachLab(name);
    const directory = labDirectory(name);
    const record = readRecord(directory);
    if (record === undefined) throw new NoLab(name);
    console.log(shellExports(directory, record));
}

/** What a lab whose supervisor died has left running. */
function leftOver(name: string): string | undefined {
    const directory = labDirectory(name);
    const record = readRecord(directory);
    if (record === undefined) return undefined;
    const rows = record.processes.map((one) => {
        const healthy = isRunning(one);
        return { ...one, healthy, state: healthy ? "running" : "ended" };
    });
    const where = relative(process.cwd(), directory.logs);
    return `${statusTable(rows)}\nThe supervisor of lab "${name}" has ended; its log is in ${where}. Clean up with: npm run lab:down${optionFor(name)}`;
}

async function main(): Promise<void> {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: LAB_OPTIONS });
    const command = COMMANDS[positionals[0] ?? ""];
    if (command === undefined || positionals.length !== 1) {
        throw new Error(`usage: npm run lab:${Object.keys(COMMANDS).join("|")} [-- --name NAME] [--nodes real]`);
    }
    await command(labName(values.name), nodeKind(values.nodes));
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
