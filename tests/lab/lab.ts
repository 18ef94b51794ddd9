import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { type LabDirectory, labDirectory, labName } from "./directory";
import { labEnvironment } from "./environment";
import { launch } from "./launch";
import { type NodeKind } from "./node-kind";
import { type LabRecord, readRecord } from "./record";
import { controlOf } from "./supervisor/control-client";
import { isRunning } from "./supervisor/process-identity";
import { type LabStatus } from "./supervisor/status";
import { takeDown } from "./take-down";
import { withLease } from "./tools/lease";
import { type Report, reportToTerminal } from "./tools/progress";

export interface LabOptions {
    /** Default: KUBERAY_LAB, else `default`. */
    readonly name?: string;
    /** Take down one of that name first, so that nothing of an earlier run is in it. Default: false, it is used as it is. */
    readonly fresh?: boolean;
    /** Default: simulated. */
    readonly nodes?: NodeKind;
    /** Receives lines of progress. Default: standard error. */
    readonly report?: Report;
}

/** A lab that runs. */
export interface Lab {
    readonly name: string;
    /** Everything of the lab is in here. */
    readonly directory: string;
    /** For child processes that shall work on this lab, PATH included. */
    readonly env: Record<string, string>;
    /** The administrator's. */
    readonly kubeconfigPath: string;
    readonly awsEndpoint: string;
    readonly operator: OperatorControl;
    status(): Promise<LabStatus>;
    /** Ends every process of it and removes its directory. */
    stop(): Promise<void>;
}

/** The real operator processes behind the pods of operator Deployments. */
export interface OperatorControl {
    /** Of the first that runs; `undefined` when none does. */
    pid(): Promise<number | undefined>;
    /** Ends them as a crash would; they are started again at once, as a kubelet does. */
    kill(): Promise<void>;
    /** Ends them and keeps them, and those of new pods, away until `resume`. */
    pause(): Promise<void>;
    resume(): Promise<void>;
}

/** Starts a lab, or takes the one of that name that runs. Resolves when all of it is ready. */
export async function startLab({
    name: given,
    fresh = false,
    nodes = "simulated",
    report = reportToTerminal,
}: LabOptions = {}): Promise<Lab> {
    const name = labName(given);
    const directory = labDirectory(name);
    mkdirSync(dirname(directory.root), { recursive: true });
    const onWait = (): void => {
        report(`another command is starting lab "${name}"; waiting for it`);
    };
    return withLease(`${directory.root}.lease`, onWait, async () => {
        if (fresh || (await runningLab(directory)) === undefined) {
            if (existsSync(directory.root)) report(`removing what is left of an earlier lab "${name}"`);
            await takeDown(directory);
            await launch(name, nodes, directory, report);
        }
        requireNodes(name, nodes, readRecord(directory));
        return whole(await attachLab(name));
    });
}

/** A lab keeps the nodes that it was started with. */
function requireNodes(name: string, wanted: NodeKind, record: LabRecord | undefined): void {
    const has: NodeKind = record?.realNodes === undefined ? "simulated" : "real";
    if (has === wanted) return;
    const [down, other] = [`npm run lab:down${optionFor(name)}`, "npm run lab:up -- --name other"];
    throw new Error(`Lab "${name}" runs with ${has} nodes. End it first (${down}), or take another name (${other}).`);
}

/** Throws when a part of it has died: what follows would fail in places that have nothing to do with the cause. */
async function whole(lab: Lab): Promise<Lab> {
    const { problems } = await lab.status();
    if (problems.length === 0) return lab;
    const option = optionFor(lab.name);
    const wayOut = `Start afresh, without what is on it, with: npm run lab:down${option} && npm run lab:up${option}`;
    throw new Error([`Lab "${lab.name}" runs, but not all of it does.`, ...problems, wayOut].join("\n"));
}

/** What a command of npm needs in order to mean a lab of that name. */
export const optionFor = (name: string): string => (name === "default" ? "" : ` -- --name ${name}`);

/** The lab of that name, which must run. Throws when it does not, or has not come up. */
export async function attachLab(given?: string): Promise<Lab> {
    const name = labName(given);
    const directory = labDirectory(name);
    const record = await runningLab(directory);
    if (record === undefined) throw new NoLab(name);
    return labOf(directory, record);
}

export class NoLab extends Error {
    constructor(name: string) {
        super(`There is no lab "${name}" running. Start it with: npm run lab:up${optionFor(name)}`);
    }
}

/** Its record, once it is ready; `undefined` when its supervisor is gone or has failed. */
async function runningLab(directory: LabDirectory): Promise<LabRecord | undefined> {
    const record = readRecord(directory);
    if (record?.supervisor === undefined || !isRunning(record.supervisor)) return undefined;
    const status = await controlOf(record.ports.control).settled();
    return status.phase === "ready" ? record : undefined;
}

function labOf(directory: LabDirectory, record: LabRecord): Lab {
    const control = controlOf(record.ports.control);
    return {
        name: record.name,
        directory: directory.root,
        env: labEnvironment(directory, record),
        kubeconfigPath: directory.kubeconfig,
        awsEndpoint: `http://127.0.0.1:${record.ports.aws}`,
        operator: {
            pid: async () => (await control.status()).operators.find(({ pid }) => pid !== undefined)?.pid,
            kill: () => control.killOperator(),
            pause: () => control.pauseOperator(),
            resume: () => control.resumeOperator(),
        },
        status: () => control.status(),
        stop: () => takeDown(directory),
    };
}
