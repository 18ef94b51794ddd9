import { request as httpRequest } from "node:http";
import { notInTheLab } from "./aws-error";
import type { RawRequest, Reply } from "./protocol/protocol";

const HEADERS = ["authorization", "content-type", "x-amz-date", "x-amz-target", "x-amz-content-sha256"];

/**
 * Lets moto answer a request. moto answers what it does not have with an HTML page and status 404 or 500, which SDKs
 * retry for minutes: that becomes an error that names the operation.
 */
export async function forward(motoPort: number, service: string, operation: string, raw: RawRequest): Promise<Reply> {
    const reply = await send(motoPort, raw);
    const isPage = (reply.headers["content-type"] ?? "").includes("html") && /<!doctype|<html/i.test(reply.body);
    if (isPage || reply.status >= 500) throw notInTheLab(service, operation);
    return reply;
}

function send(port: number, raw: RawRequest): Promise<Reply> {
    const headers: Record<string, string | string[]> = {};
    for (const name of HEADERS) {
        const value = raw.headers[name];
        if (value !== undefined) headers[name] = value;
    }
    const options = { host: "127.0.0.1", port, method: raw.method, path: raw.url.pathname + raw.url.search, headers };
    return new Promise((resolve, reject) => {
        const request = httpRequest(options, (response) => {
            let body = "";
            response.setEncoding("utf8").on("data", (text: string) => (body += text));
            response.on("error", reject);
            response.on("end", () => {
                const type = response.headers["content-type"] ?? "text/xml";
                resolve({ status: response.statusCode ?? 500, headers: { "content-type": type }, body });
            });
        });
        request.on("error", reject);
        request.end(raw.body);
    });
}
