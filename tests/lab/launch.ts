import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { buildAwsProvider } from "./aws/provider/build";
import { type LabDirectory } from "./directory";
import { freePorts } from "./ports";
import { assembleBin, assemblePulumiHome } from "./pulumi-home";
import { type NodeKind } from "./node-kind";
import { prepareRealNodes } from "./real-machines/prepare";
import { requireRealNodes } from "./real-machines/requirements";
import { type LabRecord, type LabTool, writeRecord } from "./record";
import { controlOf } from "./supervisor/control-client";
import { lastLines } from "./supervisor/log-tail";
import { type Message } from "./supervisor/supervisor";
import { ensureTool } from "./tools/build";
import { BINARY_NAMES } from "./tools/catalog";
import { type Report } from "./tools/progress";
import { ensureVenv } from "./tools/python";

const SUPERVISOR = join(__dirname, "supervisor", "supervisor.ts");
const LAB_TOOLS = BINARY_NAMES.filter((name): name is LabTool => name !== "sdk-generator");

/** Makes a lab's directory and starts everything in it. Resolves when it is ready. The directory must not be there. */
export async function launch(name: string, nodes: NodeKind, directory: LabDirectory, report: Report): Promise<void> {
    // First what may be missing for good: before anything is built.
    if (nodes === "real") await requireRealNodes(report);
    const tools = await ensureTool(LAB_TOOLS, report);
    const python = await ensureVenv(report);
    const awsProvider = await buildAwsProvider();
    const realNodes = nodes === "real" ? await prepareRealNodes(python, report) : undefined;
    mkdirSync(directory.root);
    const ports = await freePorts();
    const record: LabRecord = { name, ports, tools, python, awsProvider, realNodes, processes: [] };
    mkdirSync(directory.logs);
    assemblePulumiHome(directory, record);
    assembleBin(directory, record);
    writeRecord(directory, record);
    report(`starting the control plane, AWS and ${nodes} nodes... (usually 10 s)`);
    await startSupervisor(directory, record, report);
}

async function startSupervisor(directory: LabDirectory, record: LabRecord, report: Report): Promise<void> {
    const logFile = join(directory.logs, "supervisor.log");
    const log = openSync(logFile, "a");
    const child = spawn(process.execPath, ["--require", require.resolve("tsx/cjs"), SUPERVISOR, record.name], {
        detached: true,
        stdio: ["ignore", log, log, "ipc"],
        env: supervisorEnvironment(),
    });
    closeSync(log);
    try {
        await settled(child, logFile, report);
        await requireReady(record);
    } finally {
        if (child.connected) child.disconnect();
        child.unref();
    }
}

/** Nothing of the user's shell may change how the lab behaves: no proxy, no other cluster, no AWS profile. */
function supervisorEnvironment(): NodeJS.ProcessEnv {
    const { PATH, HOME, TMPDIR, LANG } = process.env;
    return { PATH, HOME, TMPDIR, LANG };
}

async function settled(child: ChildProcess, logFile: string, report: Report): Promise<void> {
    const over = new AbortController();
    const exit = once(child, "exit", { signal: over.signal }).then(() => {
        throw new Error(`the lab's supervisor has ended. The end of ${logFile}:\n${lastLines(logFile)}`);
    });
    const answer = new Promise<void>((resolve) => {
        child.on("message", (message: Message) => {
            if ("progress" in message) report(message.progress);
            else resolve();
        });
    });
    try {
        await Promise.race([answer, exit]);
    } finally {
        over.abort();
        exit.catch(() => undefined);
    }
}

/** A lab that failed to start is stopped; its directory stays, for its logs. */
async function requireReady({ ports }: LabRecord): Promise<void> {
    const control = controlOf(ports.control);
    const status = await control.status();
    if (status.phase === "ready") return;
    await control.stop();
    throw new Error(`the lab did not start: ${status.problems.join("\n")}`);
}
