import { type IncomingMessage, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { type Credentials } from "./credentials";
import { Cancelled, KubernetesError, networkError } from "./errors";

export interface Request {
    readonly method: "GET" | "PATCH" | "DELETE";
    readonly path: string;
    readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
    readonly contentType?: string;
    /** Default: `application/json`. */
    readonly accept?: string;
    readonly body?: unknown;
    readonly signal: AbortSignal;
    /** Nothing heard for so long means nobody is there. */
    readonly silenceMs: number;
}

/** Sends one request; the answer's body is still to be read. Refusals and lost connections are thrown in our words. */
export function send(server: string, credentials: Credentials, request: Request): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
        if (request.signal.aborted) {
            reject(new Cancelled());
            return;
        }
        const url = new URL(`${server.replace(/\/$/, "")}${request.path}${queryText(request.query)}`);
        const body = request.body === undefined ? undefined : JSON.stringify(request.body);
        const make = url.protocol === "http:" ? httpRequest : httpsRequest;
        const outgoing = make(url, {
            method: request.method,
            agent: credentials.agent,
            signal: request.signal,
            headers: {
                accept: request.accept ?? "application/json",
                "user-agent": "pulumi-kuberay",
                ...(body !== undefined && {
                    "content-type": request.contentType ?? "application/json",
                    // Node leaves it out for DELETE and sends the body all the same.
                    "content-length": Buffer.byteLength(body),
                }),
                ...credentials.headers,
            },
        });
        outgoing.setTimeout(request.silenceMs, () => outgoing.destroy(new Error("timed out")));
        outgoing.on("error", (error) => {
            reject(broken(server, request.signal, error));
        });
        outgoing.on("response", (answer) => {
            if ((answer.statusCode ?? 500) < 400) resolve(answer);
            else
                bodyOf(answer, server, request.signal).then((text) => {
                    reject(refusal(answer, text));
                }, reject);
        });
        outgoing.end(body);
    });
}

/** The whole answer. One that breaks off is a lost connection like any other. */
export async function bodyOf(answer: IncomingMessage, server: string, signal: AbortSignal): Promise<string> {
    const chunks: Buffer[] = [];
    try {
        for await (const chunk of answer) chunks.push(chunk as Buffer);
    } catch (error) {
        throw broken(server, signal, error as Error);
    }
    return Buffer.concat(chunks).toString("utf8");
}

const broken = (server: string, signal: AbortSignal, error: Error): Error =>
    signal.aborted ? new Cancelled() : networkError(server, error);

function refusal(answer: IncomingMessage, text: string): KubernetesError {
    const status = answer.statusCode ?? 500;
    const after = Number(answer.headers["retry-after"]);
    const said = statusOf(text);
    const message = said.message ?? (text.trim() === "" ? `HTTP ${status}` : text.trim().slice(0, 500));
    return new KubernetesError(status, said.reason ?? "", message, Number.isFinite(after) ? after : undefined);
}

function statusOf(text: string): { message?: string; reason?: string } {
    try {
        return JSON.parse(text) as { message?: string; reason?: string };
    } catch {
        // Proxies and load balancers in between answer in prose.
        return {};
    }
}

function queryText(query: Request["query"] = {}): string {
    const parts = Object.entries(query).filter(([, value]) => value !== undefined);
    return parts.length === 0
        ? ""
        : `?${parts.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&")}`;
}
