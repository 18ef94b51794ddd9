import { AwsError } from "../aws-error";
import { isObject, type Json, type JsonObject } from "../json";
import { type Member, type Operation, type ServiceModel, shapeOf } from "../model";
import type { Decoded, Protocol, RawRequest, Reply } from "./protocol";

/** EKS: the operation is in the path, the input in path, query string and JSON body. */
export const restJson: Protocol = {
    decode(model, request) {
        for (const operation of Object.values(model.operations)) {
            const labels = matchPath(operation, request);
            if (labels !== undefined) return decodeInput(model, operation, labels, request);
        }
        throw new AwsError("UnknownOperationException", `no operation ${request.method} ${request.url.pathname}`, 404);
    },
    encode(_model, _operation, output, requestId) {
        return reply(200, output, { "x-amzn-requestid": requestId });
    },
    encodeError(error, requestId) {
        const headers = { "x-amzn-requestid": requestId, "x-amzn-errortype": error.code };
        return reply(error.status, { message: error.message }, headers);
    },
};

function reply(status: number, body: object, headers: Record<string, string>): Reply {
    return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(epochs(body)) };
}

/** EKS writes instants as seconds since 1970. */
function epochs(value: unknown): unknown {
    if (value instanceof Date) return value.getTime() / 1000;
    if (Array.isArray(value)) return value.map(epochs);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, epochs(inner)]));
}

function matchPath(operation: Operation, request: RawRequest): Record<string, string> | undefined {
    if (operation.http.method !== request.method) return undefined;
    const names: string[] = [];
    const path = operation.http.requestUri.replace(/\{(\w+)\+?\}/g, (_whole, name: string) => {
        names.push(name);
        return "([^/]+)";
    });
    const match = new RegExp(`^${path}/?$`).exec(request.url.pathname);
    if (match === null) return undefined;
    return Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? "")]));
}

function decodeInput(
    model: ServiceModel,
    operation: Operation,
    labels: Readonly<Record<string, string>>,
    request: RawRequest,
): Decoded {
    const members = operation.input === undefined ? {} : (shapeOf(model, operation.input.shape).members ?? {});
    const input: Record<string, Json> = { ...jsonBody(request.body) };
    const unknown = new Set(request.url.searchParams.keys());
    for (const [name, member] of Object.entries(members)) {
        const wireName = member.locationName ?? name;
        if (member.location === "uri") input[name] = labels[wireName] ?? "";
        if (member.location === "querystring" && unknown.delete(wireName)) {
            input[name] = fromQueryString(model, member, request.url.searchParams.getAll(wireName));
        }
    }
    return { operation, input, unknown: [...unknown] };
}

function jsonBody(body: string): JsonObject {
    if (body === "") return {};
    try {
        const parsed = JSON.parse(body) as Json;
        if (isObject(parsed)) return parsed;
    } catch {
        // Same answer as for JSON that is not an object.
    }
    throw new AwsError("SerializationException", "the body is not a JSON object");
}

function fromQueryString(model: ServiceModel, member: Member, values: readonly string[]): Json {
    const { type } = shapeOf(model, member.shape);
    const [first = ""] = values;
    if (type === "list") return values;
    if (type === "boolean") return first === "true" || (first === "false" ? false : first);
    return type === "integer" || type === "long" ? Number(first) : first;
}
