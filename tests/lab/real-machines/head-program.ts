import { CoreV1Api } from "@kubernetes/client-node";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { stripVTControlCharacters } from "node:util";
import { type Lab } from "../lab";
import { kubeConfigFrom } from "../supervisor/kubernetes";

/** A Python program that runs as a driver in the head's pod. */
export interface HeadProgram {
    /** Resolves when it has printed that line; rejects when it has ended without. */
    readonly hasPrinted: (line: string) => Promise<void>;
    /** The last line that it prints. Rejects when it fails, with what it complained of. */
    readonly answer: Promise<string>;
}

/** What Ray prints among the program's lines, whatever it is told: that a node has gone, for one. */
const OF_RAY = /^\((?:raylet|autoscaler)\b/;

/** The last line that a Python file prints as a driver in the head's pod. Throws when it fails. */
export const runInHead = async (lab: Lab, namespace: string, cluster: string, file: string): Promise<string> =>
    (await startInHead(lab, namespace, cluster, file)).answer;

/** Starts a Python file as a driver in the head's pod, and does not wait for it. */
export async function startInHead(lab: Lab, namespace: string, cluster: string, file: string): Promise<HeadProgram> {
    const head = await headPod(lab, namespace, cluster);
    const where = ["exec", "--stdin", "--namespace", namespace, head, "--container", "ray-head"];
    const child = spawn("kubectl", [...where, "--", "python", "-W", "ignore", "-"], {
        env: { ...process.env, ...lab.env },
    });
    child.stdin.end(readFileSync(file));
    const printed: string[] = [];
    const lines = createInterface(child.stdout).on("line", (line) => {
        if (!OF_RAY.test(stripVTControlCharacters(line))) printed.push(line);
    });
    const closed = once(child, "close") as Promise<[number | null]>;
    const ended = Promise.all([closed, text(child.stderr)]);
    const answer = ended.then(([[code], complaints]) => {
        if (code !== 0) throw new Error(`${basename(file)} failed on ${head}:\n${complaints}`);
        return printed.at(-1)?.trim() ?? "";
    });
    // Whoever waits for the answer gets the error; until then it is no unhandled one.
    answer.catch(() => undefined);
    const hasPrinted = (line: string): Promise<void> =>
        new Promise((resolve, reject) => {
            if (printed.includes(line)) resolve();
            lines.on("line", (next) => {
                if (next === line) resolve();
            });
            answer.then(() => {
                reject(new Error(`${basename(file)} never printed "${line}"`));
            }, reject);
        });
    return { hasPrinted, answer };
}

async function headPod(lab: Lab, namespace: string, cluster: string): Promise<string> {
    const core = kubeConfigFrom(lab.kubeconfigPath).makeApiClient(CoreV1Api);
    const labelSelector = `ray.io/cluster=${cluster},ray.io/node-type=head`;
    const [head] = (await core.listNamespacedPod({ namespace, labelSelector })).items;
    if (head?.metadata?.name === undefined) throw new Error(`RayCluster ${namespace}/${cluster} has no head`);
    return head.metadata.name;
}
