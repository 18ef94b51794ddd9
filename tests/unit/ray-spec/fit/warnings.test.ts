import { expect } from "chai";
import { fitWarnings } from "../../../../provider/src/ray-spec/fit/warnings";
import { clusterWith, general, gpu } from "./fixtures";

const warnings = (...args: Parameters<typeof clusterWith>): string[] =>
    fitWarnings(clusterWith(...args)).map(({ path, reason }) => `${path}: ${reason}`);

const CLAIM = { volumes: { state: { mountPath: "/state", persistentVolumeClaim: "state" } } };
const headWith = (more: object) => ({ head: { pool: "general", cpu: 2, memory: "8Gi", ...more } });

const WARNED: readonly [title: string, warnings: string[], expected: string[]][] = [
    [
        "memory that is there on a good day",
        warnings({ pool: "general", cpu: 1, memory: "29Gi" }),
        [
            'workers.w.memory: 29Gi a pod may not fit pool "general" (m7i.2xlarge surely leaves 28Gi, and 31Gi at its best: the hypervisor keeps up to 7.5 % of a machine\'s memory, and daemonsets have their share). Lower it to 28Gi, or pick m7i.4xlarge.',
        ],
    ],
    [
        "CPU that is there without daemonsets",
        warnings({ pool: "general", cpu: 7.8, memory: "1Gi" }),
        [
            'workers.w.cpu: 7.8 CPU a pod may not fit pool "general" (m7i.2xlarge leaves 7.66 beside the usual daemonsets, and 7.91 without any). Lower it to 7, or pick m7i.4xlarge.',
        ],
    ],
    [
        "addresses that are there without daemonsets",
        warnings(
            { pool: "gpu", podsPerNode: 246, cpu: 0.1, memory: "64Mi", gpus: 0 },
            { gpu: gpu({ instanceTypes: ["g6e.16xlarge"] }) },
        ),
        [
            'workers.w.podsPerNode: 246 pods a node may not fit pool "gpu" (g6e.16xlarge leaves 244 addresses beside the usual daemonsets, and 248 beside EKS\'s own). Lower it to 244.',
        ],
    ],
    [
        "disk that the file system may take",
        warnings({ pool: "general", cpu: 1, memory: "1Gi", ephemeralStorage: "91000Mi" }),
        [
            'workers.w.ephemeralStorage: 91000Mi of disk a pod may not fit pool "general" (the disk of its nodes surely leaves 88Gi beside what the file system takes). Lower it to 88Gi.',
        ],
    ],
    [
        "more pods at most than the pool holds",
        warnings({ pool: "gpu", podsPerNode: 4, minReplicas: 0, maxReplicas: 16 }),
        [
            'workers.w.maxReplicas: 16 pods need 4 nodes of pool "gpu" (4 on each), which has at most 2: the Ray autoscaler would ask for pods that wait for ever. Lower it to 8, or raise the pool\'s maxSize to 4.',
        ],
    ],
    [
        "head and workers that may fill each other's nodes",
        warnings({ pool: "general", replicas: 4 }),
        [
            'head.pool: the pods that always run on pool "general" (1 of head, 4 of workers.w) may not all find room on its at most 4 nodes, depending on how Kubernetes spreads them; 5 are enough in any case. Raise the pool\'s maxSize to 5, or lower what they ask for.',
        ],
    ],
    [
        "an image of Ray's for x86_64 on Graviton",
        warnings({ pool: "arm", replicas: 1 }, { arm: general({ instanceTypes: ["m7g.2xlarge"] }) }),
        [
            'workers.w.pool: image "rayproject/ray:2.54.0" is for x86_64, by its tag, and m7g.2xlarge of this pool is arm64. Name an image for arm64, such as Ray\'s with -aarch64, or a pool of x86_64 types.',
        ],
    ],
    [
        "pods of one replica in several zones",
        warnings({ pool: "gpu", numOfHosts: 2, replicas: 1 }),
        [
            'workers.w.numOfHosts: pods of one replica may land in different zones of pool "gpu", where traffic between them is slow and paid for. Give the pool one zone.',
        ],
    ],
    [
        "a head whose volume is in one zone of several",
        warnings(undefined, {}, headWith(CLAIM)),
        [
            'head.volumes.state: an EBS volume behind this claim stays in one zone, and pool "general" may have its next node in another: the head could not start there. Give the pool one zone.',
        ],
    ],
];

const TINY = { general: general({ instanceTypes: ["m7i.large"] }) };
const first = (sizes: object) => ({ initContainers: [{ name: "first", image: "x", ...sizes }] });

const BLAMED: readonly [title: string, warnings: string[], expected: string[]][] = [
    [
        "an init container that asks for more than Ray",
        warnings({ pool: "gpu", cpu: 1, memory: "1Gi", ...first({ cpu: 1.9 }) }, { gpu: TINY.general }),
        [
            'workers.w: its containers together ask for 1.9 CPU a pod and may not fit pool "gpu" (m7i.large leaves 1.68 beside the usual daemonsets, and 1.93 without any). Lower the sizes of its init containers, sidecars or podTemplate, or pick m7i.xlarge.',
        ],
    ],
    [
        "pods that always run, and that no pool is large enough for",
        warnings({ pool: "general", cpu: 7, memory: "20Gi", replicas: 900 }),
        [
            'head.pool: the pods that always run on pool "general" (1 of head, 900 of workers.w) may not all find room on its at most 4 nodes, depending on how Kubernetes spreads them; 901 are enough in any case. Put some of them on another pool, or lower what they ask for.',
        ],
    ],
    [
        "a claim that the defaults of all pods give the head",
        warnings(undefined, {}, { podDefaults: CLAIM }),
        [
            'podDefaults.volumes.state: an EBS volume behind this claim stays in one zone, and pool "general" may have its next node in another: the head could not start there. Give the pool one zone.',
        ],
    ],
];

const QUIET: readonly [title: string, warnings: string[]][] = [
    ["sizes that a node surely leaves", warnings({ pool: "general", cpu: 5, memory: "20Gi", replicas: 2 })],
    [
        "as many pods at most as the pool holds",
        warnings({ pool: "gpu", podsPerNode: 4, minReplicas: 0, maxReplicas: 8 }),
    ],
    [
        "pods that would not find room together, while they are suspended",
        warnings({ pool: "general", replicas: 4 }, {}, { suspend: true }),
    ],
    ["whole nodes for all of them", warnings({ pool: "general", replicas: 3 })],
    [
        "several hosts in one zone",
        warnings({ pool: "gpu", numOfHosts: 2, replicas: 1 }, { gpu: gpu({ singleZone: true }) }),
    ],
    ["a claim of a head in one zone", warnings(undefined, { general: general({ singleZone: true }) }, headWith(CLAIM))],
];

describe("it is warned of", () => {
    for (const [title, seen, expected] of WARNED) it(title, () => expect(seen).to.deep.equal(expected));
});

describe("it is said where the cause is:", () => {
    for (const [title, seen, expected] of BLAMED) it(title, () => expect(seen).to.deep.equal(expected));
});

describe("it is not warned of", () => {
    for (const [title, seen] of QUIET) it(title, () => expect(seen).to.deep.equal([]));
});
