import { spawn } from "node:child_process";
import { ensureTool } from "../lab/tools/build";

/** What KubeRay's own code says of a RayCluster: an error, or the objects that it would make. */
export interface Verdict {
    readonly error?: string;
    readonly pods?: readonly object[];
    readonly services?: readonly object[];
}

/** Asks KubeRay's own validation, built from its module, about each object. */
export async function kubeRaySays(objects: readonly object[]): Promise<Verdict[]> {
    const { "ray-validator": program } = await ensureTool(["ray-validator"]);
    const answers = await filtered(program, `${objects.map((object) => JSON.stringify(object)).join("\n")}\n`);
    return answers
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Verdict);
}

function filtered(program: string, input: string): Promise<string> {
    const child = spawn(program, [], { stdio: ["pipe", "pipe", "ignore"] });
    const chunks: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
    child.stdin.end(input);
    return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code) => {
            if (code === 0) resolve(chunks.join(""));
            else reject(new Error(`ray-validator ended with ${code ?? "a signal"}`));
        });
    });
}
