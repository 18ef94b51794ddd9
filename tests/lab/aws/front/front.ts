import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answer, asAwsError } from "./answer";
import { AwsError } from "./aws-error";
import { control } from "./control";
import type { Fault } from "./faults";
import { loadModel } from "./model";
import type { Decoded, Protocol, RawRequest, Reply } from "./protocol/protocol";
import { Replay } from "./replay";
import { PROTOCOLS, type Scope, scopeOf } from "./services";
import type { Worlds } from "./worlds";

const CONTROL_PREFIX = "/_lab/";

export interface FrontOptions {
    readonly port: number;
    readonly motoPort: number;
    readonly python: string;
    readonly worlds: Worlds;
}

/** Starts the strict AWS that clients of the lab talk to. Loopback only. */
export async function startFront(options: FrontOptions): Promise<Server> {
    const replay = new Replay();
    const server = createServer((request, response) => {
        void read(request)
            .then((raw) => respond(options, replay, raw, response))
            .catch(() => response.destroy());
    });
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject).listen(options.port, "127.0.0.1", resolve);
    });
    return server;
}

async function respond(
    options: FrontOptions,
    replay: Replay,
    raw: RawRequest,
    response: ServerResponse,
): Promise<void> {
    if (raw.url.pathname.startsWith(CONTROL_PREFIX)) {
        send(response, control(options.worlds, raw.method, raw.url.pathname.slice(CONTROL_PREFIX.length), raw.body));
        return;
    }
    const exchange = await handle(options, replay, raw);
    const { worlds } = options;
    await pause(worlds.settings.latencyMs);
    worlds.log.add({ ...exchange.logged, status: exchange.reply?.status ?? 0 });
    if (exchange.reply === undefined) response.destroy();
    else send(response, exchange.reply);
}

interface Exchange {
    /** Undefined: the connection is to be closed instead. */
    readonly reply: Reply | undefined;
    readonly logged: Scope & {
        readonly operation: string;
        readonly input: Decoded["input"];
        readonly code?: string;
        readonly message?: string;
    };
}

async function handle(options: FrontOptions, replay: Replay, raw: RawRequest): Promise<Exchange> {
    const requestId = randomUUID();
    let scope: Scope = { service: "unknown", region: "" };
    let decoded: Decoded | undefined;
    let protocol: Protocol | undefined;
    const logged = (): Exchange["logged"] => ({
        ...scope,
        operation: decoded?.operation.name ?? "unknown",
        input: decoded?.input ?? {},
    });
    try {
        scope = scopeOf(raw);
        protocol = protocolOf(scope);
        const model = await loadModel(options.python, scope.service);
        decoded = protocol.decode(model, raw);
        const { faults } = options.worlds;
        const { name } = decoded.operation;
        const early = faults.take(name, decoded.input, "before");
        if (early?.drop) return { reply: undefined, logged: logged() };
        if (early) throw errorOf(early);
        const understood = { service: scope.service, model, protocol, decoded, raw, requestId };
        const reply = await answer(understood, options.worlds.in(scope.region), replay, options.motoPort);
        const late = faults.take(name, decoded.input, "after");
        if (late?.drop) return { reply: undefined, logged: logged() };
        if (late) throw errorOf(late);
        return { reply, logged: logged() };
    } catch (thrown) {
        const error = asAwsError(thrown);
        const reply = (protocol ?? PROTOCOLS.eks)?.encodeError(error, requestId);
        return { reply, logged: { ...logged(), code: error.code, message: error.message } };
    }
}

function protocolOf({ service }: Scope): Protocol {
    const protocol = PROTOCOLS[service];
    if (protocol === undefined)
        throw new AwsError("UnsupportedOperation", `the lab does not have the service "${service}"`);
    return protocol;
}

function errorOf(fault: Fault): AwsError {
    const code = fault.code ?? "InternalFailure";
    return new AwsError(code, fault.message ?? `${code}, as the test asked for`, fault.status ?? 500);
}

function send(response: ServerResponse, reply: Reply): void {
    response.writeHead(reply.status, reply.headers).end(reply.body);
}

function pause(milliseconds: number): Promise<void> {
    return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function read(request: IncomingMessage): Promise<RawRequest> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "GET", headers } = request;
    return { method, url: new URL(request.url ?? "/", "http://lab"), headers, body: Buffer.concat(chunks).toString() };
}
