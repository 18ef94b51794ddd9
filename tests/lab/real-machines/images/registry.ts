import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Image, MANIFEST_TYPE } from "./image";
import { type Shelf } from "./shelf";

const MANIFEST = /^\/v2\/(.+)\/manifests\/([^/]+)$/;
const BLOB = /^\/v2\/.+\/blobs\/(sha256:[0-9a-f]{64})$/;

/** What is behind a digest: content in memory or a file. */
type Stored = { readonly content: Buffer } | { readonly path: string; readonly size: number };

/** An image registry, read-only, without passwords, on an address that only the lab's nodes and this machine reach. */
export class Registry {
    private readonly byDigest = new Map<string, Stored>();

    constructor(
        private readonly shelf: Shelf,
        private readonly log: (line: string) => void,
    ) {}

    listen(address: string, port: number): Promise<Server> {
        const server = createServer((request, response) => void this.answer(request, response));
        return new Promise((resolve, reject) => {
            server.once("error", reject);
            server.listen(port, address, () => {
                resolve(server);
            });
        });
    }

    private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const path = new URL(request.url ?? "/", "http://lab").pathname;
        try {
            if (path === "/v2/") response.writeHead(200).end();
            else if (MANIFEST.test(path)) await this.manifest(path, request, response);
            else this.blob(path, request, response);
        } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            this.log(`${path}: ${message}`);
            refuse(response, 500, "UNKNOWN", message);
        }
    }

    private async manifest(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
        const [, repository = "", reference = ""] = MANIFEST.exec(path) ?? [];
        if (!reference.startsWith("sha256:")) {
            const image = await this.shelf.find(repository, reference);
            if (image === undefined) {
                this.log(`${repository}:${reference}: the lab cannot make this image`);
                refuse(response, 404, "MANIFEST_UNKNOWN", `the lab has no image ${repository}:${reference}`);
                return;
            }
            this.remember(image);
            this.send(image.manifest.digest, MANIFEST_TYPE, request, response);
        } else this.send(reference, MANIFEST_TYPE, request, response);
    }

    private blob(path: string, request: IncomingMessage, response: ServerResponse): void {
        this.send(BLOB.exec(path)?.[1] ?? "", "application/octet-stream", request, response);
    }

    private remember({ manifest, config, layers }: Image): void {
        for (const { digest, content } of [manifest, config]) this.byDigest.set(digest, { content });
        for (const { digest, path, size } of layers) this.byDigest.set(digest, { path, size });
    }

    private send(digest: string, type: string, request: IncomingMessage, response: ServerResponse): void {
        const stored = this.byDigest.get(digest);
        if (stored === undefined) {
            refuse(response, 404, "BLOB_UNKNOWN", `there is no ${digest}`);
            return;
        }
        const length = "content" in stored ? stored.content.length : stored.size;
        response.writeHead(200, { "content-type": type, "content-length": length, "docker-content-digest": digest });
        if (request.method === "HEAD") response.end();
        else if ("content" in stored) response.end(stored.content);
        else
            createReadStream(stored.path)
                .on("error", () => response.destroy())
                .pipe(response);
    }
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
    if (response.headersSent) response.destroy();
    else
        response
            .writeHead(status, { "content-type": "application/json" })
            .end(JSON.stringify({ errors: [{ code, message }] }));
}
