import { Agent as HttpAgent, type Agent } from "node:http";
import { Agent as HttpsAgent, type RequestOptions } from "node:https";
import { type KubeConfig } from "@kubernetes/client-node";
import { ConnectionError, credentialError, messageOf } from "./errors";

/** What every request to one API server carries. */
export interface Credentials {
    readonly agent: Agent;
    readonly headers: Readonly<Record<string, string>>;
}

/** Commands such as `aws eks get-token` are run again after this, or after a refusal; the library runs one per request. */
const FRESH_MS = 60_000;

/** Asks the kubeconfig for credentials once for all requests of a minute, however many ask at the same time. */
export class CredentialSource {
    private current: Promise<Credentials> | undefined;
    private since = 0;
    private config: KubeConfig | undefined;
    private agent: { readonly key: string; readonly agent: Agent } | undefined;

    constructor(private readonly load: () => KubeConfig) {}

    get(): Promise<Credentials> {
        if (this.current === undefined || Date.now() - this.since > FRESH_MS) {
            this.since = Date.now();
            this.current = this.ask();
            this.current.catch(() => {
                this.drop();
            });
        }
        return this.current;
    }

    /** The server refused them: ask anew the next time. */
    drop(): void {
        this.current = undefined;
        this.config = undefined;
    }

    private async ask(): Promise<Credentials> {
        const config = (this.config ??= this.load());
        if (config.getCurrentCluster() === null) {
            throw new ConnectionError(
                `the kubeconfig has no cluster for its context "${config.currentContext}"`,
                false,
            );
        }
        const options: RequestOptions = {};
        try {
            await config.applyToHTTPSOptions(options);
        } catch (error) {
            throw error instanceof Error ? credentialError(error) : new ConnectionError(messageOf(error), false);
        }
        const headers = Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value)]);
        if (typeof options.auth === "string") {
            headers.push(["Authorization", `Basic ${Buffer.from(options.auth).toString("base64")}`]);
        }
        return {
            agent: this.keptAgent(config, options),
            headers: Object.fromEntries(headers) as Record<string, string>,
        };
    }

    /** One agent as long as the certificates stay: its connections are kept open between requests. */
    private keptAgent(config: KubeConfig, options: RequestOptions): Agent {
        const { ca, cert, key, rejectUnauthorized, servername } = options;
        const identity = JSON.stringify([ca, cert, key, rejectUnauthorized, servername]);
        if (this.agent?.key === identity) return this.agent.agent;
        const agent = makeAgent(config, options);
        this.agent = { key: identity, agent };
        return agent;
    }
}

function makeAgent(config: KubeConfig, options: RequestOptions): Agent {
    const cluster = config.getCurrentCluster();
    // The library knows how to go through the kubeconfig's proxy.
    if (cluster?.proxyUrl !== undefined && options.agent instanceof HttpAgent) return options.agent;
    const { ca, cert, key, rejectUnauthorized, servername } = options;
    if (cluster?.server.startsWith("http:")) return new HttpAgent({ keepAlive: true });
    return new HttpsAgent({ keepAlive: true, ca, cert, key, rejectUnauthorized, servername });
}
