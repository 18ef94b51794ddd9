import { Client, credentials, type MethodDefinition } from "@grpc/grpc-js";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { type Readable } from "node:stream";

export const LAUNCHER = resolve(__dirname, "../../../../provider/pulumi-resource-kuberay");

/** The built plugin, started as the engine starts it. */
export class PluginProcess {
    private constructor(
        private readonly child: ChildProcess,
        private readonly client: Client,
    ) {}

    static async start(engineAddress: string, launcher = LAUNCHER, variables = {}): Promise<PluginProcess> {
        const env = { ...process.env, ...variables };
        const child = spawn(launcher, [engineAddress], { stdio: ["ignore", "pipe", "inherit"], env });
        const port = await Promise.race([firstLine(child.stdout), failure(child)]);
        const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
        return new PluginProcess(child, client);
    }

    /** One call, as a promise: `plugin.call(ResourceProviderService.getSchema, request)`. */
    call<Request, Response>(method: MethodDefinition<Request, Response>, request: Request): Promise<Response> {
        const { path, requestSerialize, responseDeserialize } = method;
        return new Promise((done, failed) => {
            this.client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, response) => {
                if (error === null && response !== undefined) done(response);
                else failed(error ?? new Error("an empty answer"));
            });
        });
    }

    /** Sends a signal, and resolves to the exit code. */
    async end(signal: "SIGINT" | "SIGTERM" = "SIGTERM"): Promise<number | null> {
        this.client.close();
        if (this.child.exitCode !== null) return this.child.exitCode;
        const ended = once(this.child, "exit") as Promise<[number | null]>;
        this.child.kill(signal);
        return (await ended)[0];
    }
}

async function firstLine(stdout: Readable): Promise<string> {
    const [line] = (await once(createInterface(stdout), "line")) as [string];
    return line;
}

async function failure(child: ChildProcess): Promise<never> {
    const [code] = (await once(child, "exit")) as [number | null];
    throw new Error(`the plugin ended with ${code ?? "a signal"} before it listened`);
}
