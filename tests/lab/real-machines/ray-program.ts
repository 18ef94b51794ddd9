import { CoreV1Api } from "@kubernetes/client-node";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { type Lab } from "../lab";
import { kubeConfigFrom } from "../supervisor/kubernetes";

const PROGRAM = join(__dirname, "ray-program.py");

/** What the program answers. Sums are of squares, too large for a number. */
export interface RayAnswer {
    readonly parts: readonly {
        readonly pod: string;
        readonly first: number;
        readonly last: number;
        readonly sum: string;
    }[];
    readonly sum: string;
}

/** Runs the Ray program on a cluster, from its head's pod. Throws when it fails. */
export async function runRayProgram(lab: Lab, namespace: string, cluster: string): Promise<RayAnswer> {
    return JSON.parse(await runInHead(lab, namespace, cluster, PROGRAM)) as RayAnswer;
}

/** The last line that a Python file prints as a driver in the head's pod. Throws when it fails. */
export async function runInHead(lab: Lab, namespace: string, cluster: string, file: string): Promise<string> {
    const head = await headPod(lab, namespace, cluster);
    const where = ["exec", "--stdin", "--namespace", namespace, head, "--container", "ray-head"];
    const child = spawn("kubectl", [...where, "--", "python", "-W", "ignore", "-"], {
        env: { ...process.env, ...lab.env },
    });
    child.stdin.end(readFileSync(file));
    const [printed, complaints, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, "close") as Promise<[number | null]>,
    ]);
    if (code !== 0) throw new Error(`${basename(file)} failed on ${head}:\n${complaints}`);
    return printed.trim().split("\n").at(-1) ?? "";
}

async function headPod(lab: Lab, namespace: string, cluster: string): Promise<string> {
    const core = kubeConfigFrom(lab.kubeconfigPath).makeApiClient(CoreV1Api);
    const labelSelector = `ray.io/cluster=${cluster},ray.io/node-type=head`;
    const [head] = (await core.listNamespacedPod({ namespace, labelSelector })).items;
    if (head?.metadata?.name === undefined) throw new Error(`RayCluster ${namespace}/${cluster} has no head`);
    return head.metadata.name;
}

/** The sum of all squares below that number, by the formula: what the cluster must have computed. */
export function sumOfSquares(below: number): string {
    const n = BigInt(below);
    return ((n * (n - 1n) * (2n * n - 1n)) / 6n).toString();
}

/** What `npm run start:real` ends with, for one cluster. Throws when the answer is wrong. */
export function answerLines(cluster: string, { parts, sum }: RayAnswer): string[] {
    const below = Math.max(...parts.map(({ last }) => last));
    const expected = sumOfSquares(below);
    if (sum !== expected) throw new Error(`RayCluster ${cluster} computed ${sum}; right would have been ${expected}`);
    return [
        `A Ray program on ${cluster}: the sum of all squares below ${below} is ${sum}. That is right. It was computed by`,
        ...parts.map(({ pod, first, last, sum: part }) => `    ${pod}: ${first} to ${last - 1}, ${part}`),
    ];
}
