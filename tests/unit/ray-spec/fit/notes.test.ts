import { expect } from "chai";
import { fitNotes } from "../../../../provider/src/ray-spec/fit/notes";
import { clusterWith, gpu } from "./fixtures";

const notes = (...args: Parameters<typeof clusterWith>): string[] =>
    fitNotes(clusterWith(...args)).map(({ path, reason }) => `${path}: ${reason}`);

const P5 = { gpu: gpu({ instanceTypes: ["p5.48xlarge"] }) };
const two = { pool: "gpu", gpus: 4, cpu: 8, memory: "100Gi" };

const SAID: readonly [title: string, notes: string[], expected: string[]][] = [
    [
        "GPUs that stay idle because a pod takes the whole node",
        notes({ pool: "gpu", gpus: 4 }, P5),
        [
            "workers.w: 4 of 8 GPUs of each p5.48xlarge stay idle unless others use them: a pod takes the whole node. Say podsPerNode: 2.",
        ],
    ],
    [
        "GPUs that a number does not divide",
        notes({ ...two, gpus: 3 }, P5),
        [
            "workers.w: 2 of 8 GPUs of each p5.48xlarge stay idle unless others use them: 3 a pod do not divide them. Ask for a number that does.",
        ],
    ],
    [
        "GPUs that stay idle for want of memory",
        notes({ ...two, gpus: 1, memory: "400Gi" }, P5),
        [
            "workers.w: 4 of 8 GPUs of each p5.48xlarge stay idle unless others use them: there is memory for 4 pods on a node. Lower what a pod asks for, or raise its share of them.",
        ],
    ],
    [
        "GPUs that stay idle for want of addresses",
        notes({ pool: "gpu", cpu: 1, memory: "1Gi", gpus: 1 }, { gpu: gpu({ node: { kubelet: { maxPods: 8 } } }) }),
        [
            "workers.w: 2 of 4 GPUs of each g6e.12xlarge stay idle unless others use them: there are addresses for 2 pods on a node. Raise a pod's share of them.",
        ],
    ],
    [
        "Neuron cores that stay idle, and what they need",
        notes(
            { pool: "gpu", cpu: 4, memory: "8Gi", accelerators: { "aws.amazon.com/neuroncore": 5 } },
            { gpu: gpu({ instanceTypes: ["inf2.24xlarge"] }) },
        ),
        [
            "workers.w: 2 of 12 aws.amazon.com/neuroncore of each inf2.24xlarge stay idle unless others use them: 5 a pod do not divide them. Ask for a number that does.",
            'workers.w.accelerators["aws.amazon.com/neuroncore"]: waits for ever where AWS\'s Neuron device plugin does not run on the nodes, which no unit installs. See that the EKS cluster has it.',
        ],
    ],
    [
        "cores that Ray rounds up",
        notes({ pool: "general", cpu: 2.5, memory: "4Gi" }),
        [
            "workers.w.cpu: 2.5 counts as 3 for Ray, which rounds up and runs as many tasks of one CPU at once. Give whole cores, or num-cpus in rayStartParams.",
        ],
    ],
];

const UNSAID: readonly [title: string, notes: string[]][] = [
    ["of GPUs that are all used", notes({ ...two, podsPerNode: 2 }, P5)],
    [
        "of GPUs that another group may use",
        notes(undefined, P5, { workers: { a: { ...two, gpus: 3 }, b: { ...two, gpus: 2 } } }),
    ],
    [
        "of nodes that take no pod at all",
        notes({ pool: "gpu", cpu: 1, memory: "1Gi", gpus: 1 }, { gpu: gpu({ node: { kubelet: { maxPods: 5 } } }) }),
    ],
    ["of types that differ in them", notes(two, { gpu: gpu({ instanceTypes: ["g6e.12xlarge", "g6e.48xlarge"] }) })],
    [
        "of cores that Ray is told of",
        notes({ pool: "general", cpu: 2.5, memory: "4Gi", rayStartParams: { "num-cpus": "2" } }),
    ],
    [
        "of the head, which runs no tasks",
        notes({ pool: "general", cpu: 1, memory: "1Gi" }, {}, { head: { pool: "general", cpu: 1.5, memory: "8Gi" } }),
    ],
];

describe("it is noted", () => {
    for (const [title, seen, expected] of SAID) it(title, () => expect(seen).to.deep.equal(expected));
});

describe("nothing is noted", () => {
    for (const [title, seen] of UNSAID) it(title, () => expect(seen).to.deep.equal([]));
});
