import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { stringify } from "yaml";
import { PROVIDER } from "../../../provider/codegen/places";
import { type Lab } from "../../lab/lab";
import { type Sample } from "../measure/pairs";
import { cpuOfEndedChildren } from "./usage";

const STACK = "dev";

/** A step of a preview, as `pulumi preview --json` tells it. */
export interface Step {
    readonly op: string;
    readonly urn: string;
    readonly newState?: { readonly type: string; readonly custom?: boolean };
}

/** A Pulumi project on a lab, driven through the real command line. */
export class Project {
    private constructor(
        private readonly directory: string,
        private readonly env: Record<string, string>,
    ) {}

    /** The program is plain JavaScript: neither side shall pay for a compiler. */
    static async create(lab: Lab, name: string, program: string, provider = PROVIDER): Promise<Project> {
        const directory = join(lab.directory, "projects", name);
        await mkdir(directory, { recursive: true });
        const runtime = { name: "nodejs", options: { typescript: false } };
        const plugins = { providers: [{ name: "kuberay", path: provider }] };
        await writeFile(join(directory, "Pulumi.yaml"), stringify({ name, runtime, main: "index.js", plugins }));
        await writeFile(join(directory, "package.json"), JSON.stringify({ name, private: true, main: "index.js" }));
        await writeFile(join(directory, "index.js"), program);
        const project = new Project(directory, lab.env);
        await project.run(["stack", "init", STACK]);
        return project;
    }

    /** What a preview would do. */
    async steps(): Promise<readonly Step[]> {
        const { steps } = JSON.parse(await this.run(["preview", "--json"])) as { readonly steps?: readonly Step[] };
        return steps ?? [];
    }

    async up(flags: readonly string[] = []): Promise<void> {
        await this.run(["up", "--yes", "--skip-preview", ...flags]);
    }

    async destroy(): Promise<void> {
        await this.run(["destroy", "--yes", "--skip-preview"]);
    }

    /** A whole `pulumi preview`, from the start of the command to its end. */
    async measurePreview(): Promise<Sample> {
        const cpuBefore = cpuOfEndedChildren();
        const began = performance.now();
        await this.run(["preview"]);
        const value = performance.now() - began;
        const cpuAfter = cpuOfEndedChildren();
        return { value, cpu: cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore };
    }

    private async run(args: readonly string[]): Promise<string> {
        const inStack = args[0] === "stack" ? [] : ["--stack", STACK];
        const env = { ...process.env, ...this.env };
        const child = spawn("pulumi", [...args, ...inStack, "--non-interactive"], {
            cwd: this.directory,
            env,
            stdio: ["ignore", "pipe", "pipe"],
        });
        const ended = once(child, "exit") as Promise<[number | null]>;
        const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
        if (code === 0) return output;
        throw new Error(`pulumi ${args.join(" ")} failed in ${this.directory}:\n${said(output)}${errors}`);
    }
}

/** With `--json` the messages are buried among the steps. */
function said(output: string): string {
    try {
        const { diagnostics = [] } = JSON.parse(output) as { diagnostics?: readonly { readonly message: string }[] };
        return diagnostics.map(({ message }) => message).join("");
    } catch {
        return output;
    }
}
