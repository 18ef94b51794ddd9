import * as runtime from "@pulumi/pulumi/runtime";
import { LocalWorkspace, PulumiCommand, type PulumiFn, type Stack } from "@pulumi/pulumi/automation";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { stringify } from "yaml";
import { type Lab } from "../lab/lab";

const PROVIDER = resolve(__dirname, "../../provider");
const plugins = { providers: [{ name: "kuberay", path: PROVIDER }] };

/**
 * A connection of its own for every run of an inline program. By default all clients of one process share connections
 * by address, and Pulumi never closes those of an inline program: one whose engine is gone then answers "No connection
 * established" for a later engine that happens to get the same port.
 */
Object.assign((runtime as unknown as { grpcClientOptions: object }).grpcClientOptions, {
    "grpc.use_local_subchannel_pool": 1,
});

/** A stack of an inline TypeScript program on a lab. Another program for the same stack: `stack.workspace.program`. */
export async function programStack(lab: Lab, project: string, program: PulumiFn): Promise<Stack> {
    const workDir = projectDirectory(lab, project, { name: project, runtime: "nodejs", plugins });
    const args = { stackName: "test", projectName: project, program };
    return unasked(
        await LocalWorkspace.createOrSelectStack(args, {
            workDir,
            envVars: lab.env,
            pulumiCommand: await pulumiCommand(),
        }),
    );
}

/** Writes the program of a stack, another one in place of the one there was; returns its directory. */
export const yamlProgram = (lab: Lab, project: string, resources: Record<string, unknown>): string =>
    projectDirectory(lab, project, { name: project, runtime: "yaml", plugins, resources });

/** A stack of a Pulumi YAML program on a lab. */
export async function yamlStack(lab: Lab, project: string, resources: Record<string, unknown>): Promise<Stack> {
    const workDir = yamlProgram(lab, project, resources);
    const args = { stackName: "test", workDir };
    return unasked(
        await LocalWorkspace.createOrSelectStack(args, { envVars: lab.env, pulumiCommand: await pulumiCommand() }),
    );
}

/** Asked for its version once, not for each stack. */
const pulumiCommand = (): Promise<PulumiCommand> => (command ??= PulumiCommand.get());
let command: Promise<PulumiCommand> | undefined;

/**
 * The same stack, of which the Automation API does not ask its outputs (twice) and its history after each command: that
 * is three more runs of the CLI, which hardly a test looks at. Those that do ask `stack.outputs()` and `stack.info()`.
 */
function unasked(stack: Stack): Stack {
    const inner = Object.assign(Object.create(stack) as Stack, {
        outputs: () => Promise.resolve(NOT_ASKED),
        info: () => Promise.resolve(NOT_ASKED),
    });
    return Object.assign(stack, {
        up: inner.up.bind(inner),
        refresh: inner.refresh.bind(inner),
        destroy: inner.destroy.bind(inner),
    });
}

/** A test that reads it all the same must not find nothing in it. */
const NOT_ASKED = new Proxy<never>({} as never, {
    get: (_, key) => {
        // Whoever awaits it looks whether it is a promise.
        if (key === "then") return undefined;
        throw new Error("not asked after each command: use stack.outputs() or stack.info()");
    },
});

function projectDirectory(lab: Lab, project: string, settings: Record<string, unknown>): string {
    const directory = join(lab.directory, "projects", project);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "Pulumi.yaml"), stringify(settings));
    return directory;
}

/** Everything that a failed command of the Automation API printed: what a user would have seen. */
export async function failureOf(command: Promise<unknown>): Promise<string> {
    try {
        await command;
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
    throw new Error("the command was expected to fail, and succeeded");
}
