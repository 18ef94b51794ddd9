import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What can be asked of a supervisor, by `METHOD /path`. The answer is sent as JSON; an error as its message. */
export type Routes = Readonly<Record<string, () => Promise<unknown>>>;

/** Listens on the loopback interface until the process ends. */
export function serveControl(port: number, routes: Routes): Promise<void> {
    const server = createServer((request, response) => void answer(request, response, routes));
    return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", resolve);
    });
}

async function answer(request: IncomingMessage, response: ServerResponse, routes: Routes): Promise<void> {
    const route = routes[`${request.method ?? ""} ${request.url ?? ""}`];
    if (route === undefined) {
        send(response, 404, { error: `there are: ${Object.keys(routes).join(", ")}` });
        return;
    }
    try {
        send(response, 200, (await route()) ?? {});
    } catch (error) {
        send(response, 500, { error: error instanceof Error ? error.message : String(error) });
    }
}

function send(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, { "content-type": "application/json", connection: "close" });
    response.end(JSON.stringify(body));
}
