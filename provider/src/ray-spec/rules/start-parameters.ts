/** What the value of a parameter of `ray start` has to be. */
export type ParameterKind = "port" | "number" | "bytes" | "boolean" | "json" | "text";

/**
 * The options of `ray start` (python/ray/scripts/scripts.py, Ray 2.54) without the dashes. KubeRay writes each as
 * `--name=value`, and those whose value is true or false as a switch; a value of the wrong kind shows only in the log
 * of a container that crashes for ever.
 */
export const START_PARAMETERS: Readonly<Record<string, ParameterKind>> = {
    address: "text",
    "autoscaling-config": "text",
    block: "boolean",
    "dashboard-agent-grpc-port": "port",
    "dashboard-agent-listen-port": "port",
    "dashboard-grpc-port": "port",
    "dashboard-host": "text",
    "dashboard-port": "port",
    "disable-usage-stats": "boolean",
    "enable-object-reconstruction": "boolean",
    "enable-resource-isolation": "boolean",
    "include-dashboard": "boolean",
    "include-log-monitor": "boolean",
    "log-color": "text",
    "log-style": "text",
    "max-worker-port": "port",
    memory: "bytes",
    "metrics-export-port": "port",
    "min-worker-port": "port",
    "no-monitor": "boolean",
    "no-redirect-output": "boolean",
    "node-ip-address": "text",
    "node-manager-port": "port",
    "node-name": "text",
    "num-cpus": "number",
    "num-gpus": "number",
    "object-manager-port": "port",
    "object-spilling-directory": "text",
    "object-store-memory": "bytes",
    "plasma-directory": "text",
    "plasma-store-socket-name": "text",
    port: "port",
    "ray-client-server-port": "port",
    "ray-debugger-external": "boolean",
    "raylet-socket-name": "text",
    "redis-max-memory": "bytes",
    "redis-password": "text",
    "redis-shard-ports": "text",
    "redis-username": "text",
    resources: "json",
    "runtime-env-agent-port": "port",
    storage: "text",
    "system-config": "json",
    "system-reserved-cpu": "number",
    "system-reserved-memory": "bytes",
    "temp-dir": "text",
    "tracing-startup-hook": "text",
    verbose: "boolean",
    "worker-port-list": "text",
};

const KINDS: Readonly<Record<ParameterKind, { readonly holds: (value: string) => boolean; readonly rule: string }>> = {
    port: { holds: (value) => /^\d+$/.test(value) && Number(value) <= 65535, rule: "is a port, 0 to 65535" },
    number: { holds: (value) => /^\d+(\.\d+)?$/.test(value), rule: "is a number, 0 or more" },
    bytes: { holds: (value) => /^\d+$/.test(value), rule: "is a number of bytes: Ray takes no units here" },
    boolean: { holds: (value) => /^(true|false)$/i.test(value), rule: "is true or false" },
    json: { holds: isJson, rule: "is a JSON object" },
    text: { holds: (value) => value !== "", rule: "is not empty" },
};

/** What is wrong with a value of this kind; `undefined` when nothing is, or when the shell is to fill it in. */
export const parameterProblem = (kind: ParameterKind, value: string): string | undefined =>
    value.includes("$") || KINDS[kind].holds(value) ? undefined : KINDS[kind].rule;

/** The value passes a shell, and people quote and escape it in several ways. */
function isJson(value: string): boolean {
    const bare = value
        .trim()
        .replace(/^['"`]+|['"`]+$/g, "")
        .replaceAll('\\"', '"');
    try {
        const parsed: unknown = JSON.parse(bare);
        return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
    } catch {
        return false;
    }
}
