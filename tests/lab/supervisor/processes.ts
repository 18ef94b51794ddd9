import { type LabDirectory } from "../directory";
import { type LabRecord, type RecordedProcess, writeRecord } from "../record";
import { type ProcessIdentity } from "./process-identity";
import { type Program, type RunningProgram, startProgram } from "./program";

/** How long a process may take to end by itself when the lab goes: its data goes too, so there is little to tidy up. */
const GRACE_SECONDS = 1;

/**
 * Every process of a lab. Each is written to `lab.json` as soon as it runs, so that `lab:down` finds it even when
 * this supervisor is killed.
 */
export class Processes {
    private readonly running = new Map<string, RunningProgram>();
    private readonly foreign = new Map<string, RecordedProcess>();

    constructor(
        private readonly directory: LabDirectory,
        private readonly record: LabRecord,
        private readonly self: ProcessIdentity,
    ) {
        this.write();
    }

    /** Starts a program that is meant to run for as long as the lab; see `forget`. */
    async start(program: Program): Promise<RunningProgram> {
        const running = await startProgram(program);
        this.running.set(program.name, running);
        this.write();
        return running;
    }

    /** Its end is no failure of the lab: whoever started it restarts it or has stopped it. */
    forget(running: RunningProgram): void {
        if (this.running.get(running.program.name) === running) this.running.delete(running.program.name);
        this.write();
    }

    /** A process that somebody else started and will stop. */
    adopt(process: RecordedProcess): void {
        this.foreign.set(process.name, process);
        this.write();
    }

    list(): readonly RunningProgram[] {
        return [...this.running.values()];
    }

    adopted(): readonly RecordedProcess[] {
        return [...this.foreign.values()];
    }

    /** All at once: their data goes too. */
    async stopAll(): Promise<void> {
        await Promise.all(this.list().map((running) => running.stop(GRACE_SECONDS)));
    }

    private write(): void {
        const started = this.list().map(({ program, pid, startedAt }) => ({
            name: program.name,
            pid,
            startedAt,
            port: program.port,
        }));
        writeRecord(this.directory, {
            ...this.record,
            supervisor: this.self,
            processes: [...started, ...this.foreign.values()],
        });
    }
}
