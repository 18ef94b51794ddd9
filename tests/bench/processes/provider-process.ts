import { type ServiceError, credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type Sample } from "../measure/pairs";
import { cpuOf, peakMemoryOf } from "./usage";

/** Sends one request: `(rpc, done) => rpc.getSchema(request, done)`. */
export type Call<Response> = (
    rpc: ResourceProviderClient,
    done: (error: ServiceError | null, response: Response) => void,
) => unknown;

/** A provider, started as Pulumi's engine starts one. */
export class ProviderProcess {
    private constructor(
        private readonly child: ChildProcess,
        private readonly pid: number,
        private readonly client: ResourceProviderClient,
        /** From the start of the process to the line with its port. */
        readonly started: Sample,
    ) {}

    static async start(launcher: string, engineAddress: string): Promise<ProviderProcess> {
        const began = performance.now();
        const child = spawn(launcher, [engineAddress], { stdio: ["ignore", "pipe", "inherit"] });
        const failed = once(child, "exit").then(([code]) => {
            throw new Error(`${launcher} ended with ${String(code)} before it printed a port`);
        });
        const line = once(createInterface(child.stdout), "line") as Promise<[string]>;
        const [port] = await Promise.race([line, failed]);
        const value = performance.now() - began;
        // It may still end badly later: then the call that is under way fails and says so.
        failed.catch(() => undefined);
        if (child.pid === undefined) throw new Error(`${launcher} did not start`);
        const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
        return new ProviderProcess(child, child.pid, client, { value, cpu: cpuOf(child.pid) });
    }

    call<Response>(send: Call<Response>): Promise<Response> {
        return new Promise((done, failed) => {
            send(this.client, (error, response) => {
                if (error === null) done(response);
                else failed(error);
            });
        });
    }

    /** One call with the time it takes, after the connection is there. */
    async measure<Response>(send: Call<Response>): Promise<Sample> {
        await this.connected();
        const cpuBefore = cpuOf(this.pid);
        const began = performance.now();
        await this.call(send);
        const value = performance.now() - began;
        const cpuAfter = cpuOf(this.pid);
        return { value, cpu: cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore };
    }

    /** In MiB, so far. */
    peakMemory(): number {
        return peakMemoryOf(this.pid);
    }

    async end(): Promise<void> {
        this.client.close();
        if (this.child.exitCode !== null || this.child.signalCode !== null) return;
        const ended = once(this.child, "exit");
        this.child.kill("SIGKILL");
        await ended;
    }

    private connected(): Promise<void> {
        return new Promise((done, failed) => {
            this.client.waitForReady(Date.now() + CONNECT_MILLISECONDS, (error) => {
                if (error === undefined) done();
                else failed(error);
            });
        });
    }
}

const CONNECT_MILLISECONDS = 10_000;

/** Starts a provider for some work, and ends it whatever happens. */
export async function withProvider<T>(
    launcher: string,
    engineAddress: string,
    work: (provider: ProviderProcess) => Promise<T>,
): Promise<T> {
    const provider = await ProviderProcess.start(launcher, engineAddress);
    try {
        return await work(provider);
    } finally {
        await provider.end();
    }
}
