import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Lab, startLab } from "../../lab/lab";
import {
    bookmark,
    COUNT,
    hundredPlatform,
    NAMES,
    NAMESPACE,
    objectsOf,
    requestsSince,
    smallCluster,
} from "../../support/hundred-clusters";
import { type Bench, type BenchContext } from "../measure/bench";
import { comparePairs, type Comparison, type Sample, type Side } from "../measure/pairs";
import { Project } from "../processes/project";

const run = promisify(execFile);

const OURS = "pulumi up --parallel 100 of 100 RayCluster resources";
const THEIRS = "kubectl apply --server-side of the same 300 objects, then kubectl wait";

/** One run of either side: how long it took, and what it asked of the API server. */
interface Run {
    readonly milliseconds: number;
    readonly requests: number;
}

interface Runs {
    readonly ours: readonly Run[];
    readonly theirs: readonly Run[];
}

const platformProgram = `"use strict";
const kuberay = require("pulumi-kuberay");
new kuberay.RayPlatform("hundred", ${JSON.stringify(hundredPlatform)});
`;

const clustersProgram = (names: readonly string[]): string => `"use strict";
const kuberay = require("pulumi-kuberay");
for (const args of ${JSON.stringify(names.map(smallCluster))}) new kuberay.RayCluster(args.name, args);
`;

/** Measured once for both benches. The lab is of their own: two units cannot share CRDs. */
const runs = (context: BenchContext): Promise<Runs> =>
    context.shared("hundred runs", async () => {
        const lab = await startLab({ name: "bench-hundred", fresh: true });
        try {
            await (await Project.create(lab, "bench-hundred-platform", platformProgram)).up();
            return await measureAll(context, lab);
        } finally {
            await lab.stop();
        }
    });

async function measureAll(context: BenchContext, lab: Lab): Promise<Runs> {
    const names = NAMES.slice(0, context.sized(COUNT, 5));
    const project = await Project.create(lab, "bench-hundred", clustersProgram(names));
    const file = join(context.folder, "hundred.json");
    const items = names.flatMap(objectsOf);
    await writeFile(file, JSON.stringify({ apiVersion: "v1", kind: "List", items }));
    const [ours, theirs]: [Run[], Run[]] = [[], []];
    // The first of each is not measured: discovery and files go into their caches.
    const { pairs, warmUps = 0 } = context.measured({ pairs: 3, warmUps: 1 });
    for (let pair = -warmUps; pair < pairs; pair++) {
        const one = await upRun(lab, project);
        const other = await kubectlRun(lab, file);
        if (pair >= 0) {
            ours.push(one);
            theirs.push(other);
        }
    }
    return { ours, theirs };
}

async function upRun(lab: Lab, project: Project): Promise<Run> {
    const done = await timed(lab, "pulumi-kuberay", () => project.up(["--parallel", String(COUNT)]));
    await project.destroy();
    return done;
}

async function kubectlRun(lab: Lab, file: string): Promise<Run> {
    const kubectl = (...args: string[]) =>
        run("kubectl", ["-n", NAMESPACE, ...args], {
            env: { ...process.env, ...lab.env },
            maxBuffer: 64 * 1024 * 1024,
        });
    const done = await timed(lab, "kubectl", async () => {
        await kubectl("apply", "--server-side", "-f", file);
        await kubectl("wait", "rayclusters", "--all", "--for=jsonpath={.status.state}=ready", "--timeout=10m");
    });
    await kubectl("delete", "rayclusters", "--all", "--cascade=foreground");
    await kubectl("delete", "networkpolicies,poddisruptionbudgets", "--all");
    return done;
}

async function timed(lab: Lab, client: string, work: () => Promise<unknown>): Promise<Run> {
    const from = bookmark(lab);
    const began = performance.now();
    await work();
    const milliseconds = performance.now() - began;
    return { milliseconds, requests: requestsSince(lab, from, client).length };
}

/** What was measured, in the order in which it was. */
const replayed = (name: string, values: readonly number[]): Side => {
    const left = [...values];
    return { name, measure: (): Promise<Sample> => Promise.resolve({ value: left.shift() ?? NaN }) };
};

async function compare(context: BenchContext, value: (run: Run) => number): Promise<Comparison> {
    const { ours, theirs } = await runs(context);
    const sides = [replayed(OURS, ours.map(value)), replayed(THEIRS, theirs.map(value))] as const;
    return comparePairs(...sides, { pairs: ours.length, warmUps: 0 });
}

export const hundredBenches: readonly Bench[] = [
    {
        id: "hundred",
        what: "100 RayClusters, from the command to all of them ready / kubectl apply --server-side of the same objects and kubectl wait",
        target: 1.1,
        unit: "ms",
        measure: (context) => compare(context, ({ milliseconds }) => milliseconds),
    },
    {
        id: "hundred-requests",
        what: "requests to the API server for it, reads included / those of kubectl",
        target: 1,
        unit: "requests",
        measure: (context) => compare(context, ({ requests }) => requests),
    },
];
