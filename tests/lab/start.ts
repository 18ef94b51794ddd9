/**
 * `npm start`: a lab, the quickstart on it, and what came of it, as the API server tells. With real nodes
 * (`npm run start:real`) a Ray program is run on it as well.
 */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { labName } from "./directory";
import { type Lab, optionFor, startLab } from "./lab";
import { LAB_OPTIONS, type NodeKind, nodeKind } from "./node-kind";
import { rayClusterLines, type RayClusterSummary, rayClustersOf } from "./ray-summary";
import { answerLines, runRayProgram } from "./real-machines/ray-program";
import { REPOSITORY } from "./tools/repository";

/** Of the root project; `Pulumi.lab.yaml` is its configuration. */
const STACK = "lab";

async function main(): Promise<void> {
    await step("building the plugin", process.execPath, [require.resolve("tsx/cli"), buildScript], process.env);
    const { name, nodes } = requestedLab();
    const lab = await startLab({ name, nodes });
    const env = { ...process.env, ...lab.env };
    await step("selecting the stack", "pulumi", ["stack", "select", "--create", STACK], env);
    await step("pulumi up", "pulumi", ["up", "--yes", "--skip-preview", "--stack", STACK], env);
    const clusters = await rayClustersOf(lab);
    console.log();
    for (const line of clusters.flatMap(rayClusterLines)) console.log(line);
    if (clusters.length === 0) throw new Error("the stack is up, but the API server knows of no RayCluster");
    const unready = clusters.filter(({ state }) => state !== "ready");
    if (unready.length > 0) throw new Error(`not ready: ${unready.map(({ name }) => name).join(", ")}`);
    if (nodes === "real") for (const cluster of clusters) await compute(lab, cluster);
    console.log(byHand(lab));
    if (!lastUpdateChanged(env)) console.log("unchanged");
}

/** `npm start -- --name other`, as with the commands of the lab. Anything else is refused. */
function requestedLab(): { name: string; nodes: NodeKind } {
    const { values } = parseArgs({ options: LAB_OPTIONS });
    return { name: labName(values.name), nodes: nodeKind(values.nodes) };
}

async function compute(lab: Lab, { name }: RayClusterSummary): Promise<void> {
    const [namespace = "", cluster = ""] = name.split("/");
    const answer = await runRayProgram(lab, namespace, cluster);
    for (const line of answerLines(name, answer)) console.log(line);
}

const buildScript = join(REPOSITORY, "provider", "codegen", "build.ts");

/** Runs a command with its output shown. Throws when it fails. */
async function step(title: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
    console.error(`${title}...`);
    const code = await new Promise<number>((resolve, reject) => {
        const child = spawn(command, args, { cwd: REPOSITORY, env, stdio: "inherit" });
        child.on("error", reject);
        child.on("exit", (exit) => {
            resolve(exit ?? 1);
        });
    });
    if (code !== 0) throw new Error(`${title} failed (exit code ${code})`);
}

/** Pulumi's own record of its last update says what it did. */
function lastUpdateChanged(env: NodeJS.ProcessEnv): boolean {
    const args = ["stack", "history", "--json", "--page-size", "1", "--stack", STACK];
    const { status, stdout, stderr } = spawnSync("pulumi", args, { cwd: REPOSITORY, env, encoding: "utf8" });
    if (status !== 0) throw new Error(`pulumi stack history failed: ${stderr}`);
    const [last] = JSON.parse(stdout) as { readonly resourceChanges?: Record<string, number> }[];
    return Object.keys(last?.resourceChanges ?? {}).some((change) => change !== "same");
}

const byHand = ({ name }: Lab): string => {
    const option = optionFor(name);
    return `Use it by hand: eval "$(npm run --silent lab:env${option})". End it: npm run lab:down${option}`;
};

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
