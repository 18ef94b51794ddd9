import { KubeConfig } from "@kubernetes/client-node";
import { type OutgoingHttpHeaders } from "node:http";
import { Agent, request, type RequestOptions } from "node:https";
import { type Lab } from "../lab/lab";

/** Asks the API server whether it would take objects, without making any. */
export class DryRun {
    private constructor(
        private readonly server: string,
        private readonly options: RequestOptions,
    ) {}

    static async of(lab: Lab): Promise<DryRun> {
        const config = new KubeConfig();
        config.loadFromFile(lab.kubeconfigPath);
        const server = config.getCurrentCluster()?.server;
        if (server === undefined) throw new Error("the lab's kubeconfig names no cluster");
        const options: RequestOptions = {};
        await config.applyToHTTPSOptions(options);
        const { ca, cert, key } = options;
        return new DryRun(server, { ...options, agent: new Agent({ keepAlive: true, maxSockets: 16, ca, cert, key }) });
    }

    /** What the server has against making the object; `undefined` when nothing. */
    refusalOfCreate(path: string, object: object): Promise<string | undefined> {
        return this.ask("POST", `${path}?dryRun=All`, "application/json", object);
    }

    /** The same for server-side apply, which takes no field that it does not know. */
    refusalOfApply(path: string, object: object): Promise<string | undefined> {
        const query = "dryRun=All&fieldManager=fuzz&force=true";
        return this.ask("PATCH", `${path}?${query}`, "application/apply-patch+yaml", object);
    }

    /** Really makes an object, for those that others name. */
    async make(path: string, object: object): Promise<void> {
        const refusal = await this.ask("POST", path, "application/json", object);
        if (refusal !== undefined) throw new Error(refusal);
    }

    private ask(method: string, path: string, type: string, object: object): Promise<string | undefined> {
        return new Promise((resolve, reject) => {
            const sent = request(
                `${this.server}${path}`,
                {
                    ...this.options,
                    method,
                    headers: { ...(this.options.headers as OutgoingHttpHeaders), "content-type": type },
                },
                (answer) => {
                    const chunks: string[] = [];
                    answer.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
                    answer.on("end", () => {
                        const ok = answer.statusCode !== undefined && answer.statusCode < 300;
                        resolve(ok ? undefined : messageOf(chunks.join("")));
                    });
                },
            );
            sent.on("error", reject);
            sent.end(JSON.stringify(object));
        });
    }
}

function messageOf(body: string): string {
    try {
        return (JSON.parse(body) as { message?: string }).message ?? body;
    } catch {
        return body;
    }
}
