import { type Stack } from "@pulumi/pulumi/automation";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What is written down of a stack. The Automation API's own export opens the secrets. */
export async function exportedState(stack: Stack, ...flags: string[]): Promise<string> {
    const { workDir, envVars } = stack.workspace;
    const options = { cwd: workDir, env: { ...process.env, ...envVars }, maxBuffer: 64 * 1024 * 1024 };
    return (await run("pulumi", ["stack", "export", "--stack", stack.name, ...flags], options)).stdout;
}

/** Outputs of the first resource of a type, secrets in clear. */
export async function outputsInState(stack: Stack, type: string): Promise<Record<string, unknown>> {
    const { deployment } = JSON.parse(await exportedState(stack, "--show-secrets")) as Exported;
    const found = deployment.resources.find((resource) => resource.type === type);
    if (found === undefined) throw new Error(`the state has no ${type}`);
    return opened(found.outputs) as Record<string, unknown>;
}

interface Exported {
    readonly deployment: { readonly resources: readonly { readonly type: string; readonly outputs?: object }[] };
}

const SECRET = "4dabf18193072939515e22adb298388d";

function opened(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (SECRET in value && "plaintext" in value) return opened(JSON.parse(String(value.plaintext)));
    if (Array.isArray(value)) return value.map(opened);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, opened(item)]));
}
