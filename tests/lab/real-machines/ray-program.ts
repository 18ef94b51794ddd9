import { join } from "node:path";
import { type Lab } from "../lab";
import { runInHead } from "./head-program";

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
