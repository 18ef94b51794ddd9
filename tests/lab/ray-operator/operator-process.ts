import { type V1Pod } from "@kubernetes/client-node";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { claimPorts } from "../ports";
import { lastLines } from "../supervisor/log-tail";
import { type RunningProgram } from "../supervisor/program";
import { signal } from "../supervisor/process-identity";
import { answersOk, readiness } from "../supervisor/readiness";
import { isForgotten, restartDelaySeconds } from "./backoff";
import { operatorArguments, operatorVariables } from "./command-line";
import { type Kubelet } from "./kubelet";
import { operatorContainer, operatorVersion } from "./image";
import { type ProcessState } from "./pod-status";

/** Seconds that an operator may take to answer its health check; before the CRDs exist it waits two minutes itself. */
const READY_SECONDS = 180;

/** One line of `lab:status`. */
export interface OperatorStatus {
    readonly pod: string;
    readonly version: string;
    readonly state: string;
    readonly restarts: number;
    readonly pid?: number;
    readonly port?: number;
}

/** The real operator behind one pod: started, watched, restarted and stopped as a kubelet does with a container. */
export class OperatorProcess {
    readonly key: string;
    private readonly over = new AbortController();
    private readonly finished: Promise<void>;
    private running: RunningProgram | undefined;
    private state: ProcessState = { kind: "starting" };
    private restarts = 0;
    private resumed: (() => void) | undefined;

    constructor(
        private readonly pod: V1Pod,
        private readonly kubelet: Kubelet,
        private paused: boolean,
    ) {
        this.key = `${pod.metadata?.namespace ?? ""}/${pod.metadata?.name ?? ""}`;
        this.finished = this.live();
    }

    status(): OperatorStatus {
        return {
            pod: this.key,
            version: this.version,
            state: this.paused
                ? "paused"
                : this.state.kind === "waiting"
                  ? `${this.state.reason}: ${this.state.message}`
                  : this.state.kind,
            restarts: this.restarts,
            pid: this.running?.pid,
            port: this.running?.program.port,
        };
    }

    /** Ends the process as a crash would. The restart is this supervisor's next act, unless paused. */
    async kill(): Promise<void> {
        const { running } = this;
        if (running === undefined) return;
        signal(running, "SIGKILL");
        await running.ended;
    }

    async pause(): Promise<void> {
        this.paused = true;
        await this.kill();
    }

    resume(): void {
        this.paused = false;
        this.resumed?.();
    }

    /** Ends the process for good. Resolves when it has ended. */
    async stop(graceSeconds: number): Promise<void> {
        this.over.abort();
        this.resumed?.();
        await this.running?.stop(graceSeconds);
        await this.finished;
    }

    private isOver(): boolean {
        return this.over.signal.aborted;
    }

    private get version(): string {
        return operatorVersion(operatorContainer(this.pod)?.image) ?? "unknown";
    }

    private async live(): Promise<void> {
        let deaths = 0;
        while (!this.isOver()) {
            const began = Date.now();
            const problem = await this.runOnce().catch((error: unknown) =>
                error instanceof Error ? error.message : String(error),
            );
            if (this.isOver()) return;
            deaths = isForgotten((Date.now() - began) / 1000) ? 1 : deaths + 1;
            this.restarts++;
            await this.set({ kind: "waiting", reason: "CrashLoopBackOff", message: problem });
            await this.waitWhilePaused();
            await pause(restartDelaySeconds(deaths) * 1000, undefined, { signal: this.over.signal }).catch(
                () => undefined,
            );
        }
    }

    /** Resolves to the reason when the process has ended. */
    private async runOnce(): Promise<string> {
        await this.waitWhilePaused();
        if (this.isOver()) return "stopped";
        const running = await this.start();
        this.running = running;
        try {
            await readiness(
                running,
                () => answersOk(`http://127.0.0.1:${running.program.port ?? 0}/readyz`),
                READY_SECONDS,
            );
            await this.set({ kind: "ready", since: new Date() });
            return `${await running.ended}\n${lastLines(running.program.log, 3)}`;
        } finally {
            await running.stop(1);
            this.running = undefined;
            this.kubelet.processes.forget(running);
        }
    }

    private async start(): Promise<RunningProgram> {
        const container = operatorContainer(this.pod);
        if (container === undefined) throw new Error("the pod has no container of the operator");
        const name = `operator ${this.key}`;
        const kubeconfig = join(this.kubelet.directory, `${this.key.replace("/", "_")}.kubeconfig`);
        await this.kubelet.writeIdentity(this.pod, kubeconfig);
        const [healthPort = 0, metricsPort = 0] = await claimPorts(2);
        return this.kubelet.processes.start({
            name,
            command: this.kubelet.binaryOf(this.version),
            args: operatorArguments(this.pod, container, { kubeconfig, healthPort, metricsPort }),
            env: operatorVariables(this.pod, container),
            port: healthPort,
            log: this.kubelet.log(`operator-${this.key.replace("/", "_")}`),
        });
    }

    private async set(state: ProcessState): Promise<void> {
        this.state = state;
        await this.kubelet.writeStatus(this.pod, state, this.restarts);
    }

    private waitWhilePaused(): Promise<void> {
        if (!this.paused || this.isOver()) return Promise.resolve();
        return new Promise((resolve) => (this.resumed = resolve));
    }
}
