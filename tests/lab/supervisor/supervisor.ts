import { join } from "node:path";
import { labDirectory } from "../directory";
import { type LabRecord, readRecord } from "../record";
import { serveControl } from "./control-server";
import { type Parts, startParts } from "./parts";
import { identify, isRunning } from "./process-identity";
import { Processes } from "./processes";
import { deathOf, type RunningProgram } from "./program";
import { type LabStatus, operatorRow, type ProcessStatus } from "./status";

/** A message to the process that started this one, while it waits. */
export type Message = { readonly progress: string } | { readonly settled: "ready" | "failed" };

/** Holds every process of one lab, from its start to its end. Runs detached: it outlives the command that started it. */
class Supervisor {
    private readonly directory;
    private readonly processes: Processes;
    private readonly settled: Promise<void>;
    private readonly endings: (() => Promise<void>)[] = [];
    private phase: LabStatus["phase"] = "starting";
    private failure: string | undefined;
    private parts: Parts | undefined;

    constructor(private readonly record: LabRecord) {
        this.directory = labDirectory(record.name);
        this.processes = new Processes(this.directory, record, identify(process.pid));
        this.settled = this.start();
    }

    async run(): Promise<void> {
        await serveControl(this.record.ports.control, {
            "GET /status": () => Promise.resolve(this.status()),
            "GET /settled": () => this.settled.then(() => this.status()),
            "POST /operator/kill": () => this.operators().kill(),
            "POST /operator/pause": () => this.operators().pause(),
            "POST /operator/resume": () => this.operators().resume(),
            "POST /stop": () => this.stop(),
        });
        await this.settled;
        tell({ settled: this.phase === "ready" ? "ready" : "failed" });
    }

    /** Ends every process. The supervisor itself ends when its last answer is sent. */
    async stop(): Promise<void> {
        await Promise.allSettled([...this.endings.map((act) => act()), this.processes.stopAll()]);
        setImmediate(() => setTimeout(() => process.exit(0), 100));
    }

    private async start(): Promise<void> {
        try {
            const log = (name: string): string => join(this.directory.logs, `${name}.log`);
            this.parts = await startParts({
                directory: this.directory,
                record: this.record,
                processes: this.processes,
                log,
                progress: (progress) => {
                    tell({ progress });
                },
                atEnd: (act) => this.endings.push(act),
            });
            this.phase = "ready";
        } catch (error) {
            this.failure = error instanceof Error ? error.message : String(error);
            this.phase = "failed";
            console.error(this.failure);
        }
    }

    private operators(): Parts["operators"] {
        if (this.parts === undefined) throw new Error("the lab is not ready: there is no operator yet");
        return this.parts.operators;
    }

    private status(): LabStatus {
        const dead = this.lasting().filter((running) => running.ending() !== undefined);
        const machines = this.parts?.machines.problem();
        const problems = [
            ...(this.failure === undefined ? [] : [this.failure]),
            ...(this.failure === undefined ? dead.map(deathOf) : []),
            ...(machines === undefined ? [] : [`machines: ${machines}`]),
        ];
        return { phase: this.phase, problems, processes: this.rows(), operators: this.parts?.operators.status() ?? [] };
    }

    /** Operators come and go with their pods, and are shown apart. */
    private lasting(): readonly RunningProgram[] {
        return this.processes.list().filter(({ program }) => !program.name.startsWith("operator "));
    }

    private rows(): ProcessStatus[] {
        return [
            { name: "supervisor", pid: process.pid, port: this.record.ports.control, state: this.phase, healthy: true },
            ...this.lasting().map(({ program, pid, ending }) => ({
                name: program.name,
                pid,
                port: program.port,
                state: ending() ?? "running",
                healthy: ending() === undefined,
            })),
            ...this.awsRows(),
            ...(this.parts?.operators.status() ?? []).map(operatorRow),
        ];
    }

    private awsRows(): ProcessStatus[] {
        const front = { name: "aws (in the supervisor)", pid: process.pid, port: this.record.ports.aws };
        return [
            ...(this.parts === undefined ? [] : [{ ...front, state: "running", healthy: true }]),
            ...this.processes.adopted().map((one) => {
                const healthy = isRunning(one);
                return { name: one.name, pid: one.pid, port: one.port, state: healthy ? "running" : "ended", healthy };
            }),
        ];
    }
}

function tell(message: Message): void {
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function main(name: string | undefined): Promise<void> {
    if (name === undefined) throw new Error("usage: supervisor.ts <name of the lab>");
    const record = readRecord(labDirectory(name));
    if (record === undefined) throw new Error(`there is no record of a lab "${name}"`);
    const supervisor = new Supervisor(record);
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void supervisor.stop());
    await supervisor.run();
}

main(process.argv[2]).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
