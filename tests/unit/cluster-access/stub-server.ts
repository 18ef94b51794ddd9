import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** As much of an API server as a test says. */
export class StubServer {
    /** Method and path of what was asked, in order. */
    readonly requests: string[] = [];
    private readonly server: Server;

    private constructor(answer: Answer) {
        this.server = createServer((request, response) => {
            this.requests.push(`${request.method ?? ""} ${request.url ?? ""}`);
            answer(request, response);
        });
    }

    static async start(answer: Answer): Promise<StubServer> {
        const stub = new StubServer(answer);
        await once(stub.server.listen(0, "127.0.0.1"), "listening");
        return stub;
    }

    get kubeconfig(): string {
        const { port } = this.server.address() as AddressInfo;
        return JSON.stringify({
            "current-context": "stub",
            contexts: [{ name: "stub", context: { cluster: "stub", user: "stub" } }],
            clusters: [
                { name: "stub", cluster: { server: `http://127.0.0.1:${port}`, "insecure-skip-tls-verify": true } },
            ],
            users: [{ name: "stub", user: {} }],
        });
    }

    stop(): void {
        this.server.closeAllConnections();
        this.server.close();
    }
}
