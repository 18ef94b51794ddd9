import { expect } from "chai";
import fc from "fast-check";
import { type PodToFit } from "../../../../provider/src/placement/fit/pod";
import { checkPodFit } from "../../../../provider/src/placement/fit/pod-fit";
import { type PodSizes, type PlacementPool } from "../../../../provider/src/placement/placement-pool";
import { NOTHING } from "../../../../provider/src/placement/amounts";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { instanceTypeNames, instanceTypesOfFamily } from "../../../../provider/src/instance-catalog/find";
import { instanceFamilyOf } from "../../../../provider/src/instance-catalog/instance-type";
import { plain, podOn, pool } from "../fixtures";

const fit = (pod: PodSizes, on: PlacementPool = pool(), differs: Partial<PodToFit> = {}) =>
    checkPodFit({ ...podOn(on, { pod: { pool: "gpu", ...pod } }), path: "workers.gpu", ...differs }).map(
        ({ path, reason }) => `${path}: ${reason}`,
    );

const REFUSED: readonly [title: string, problems: string[], expected: string[]][] = [
    [
        "more memory than the node has",
        fit({ memory: "200Gi" }, pool({ instanceTypes: ["g5.12xlarge"] })),
        [
            'workers.gpu.memory: 200Gi a pod does not fit pool "gpu" (g5.12xlarge offers about 169Gi after kubelet reservations). Lower it to 169Gi, or pick g5.24xlarge.',
        ],
    ],
    [
        "the nominal memory of the node",
        fit({ memory: "32Gi" }, plain()),
        [
            'workers.gpu.memory: 32Gi a pod does not fit pool "gpu" (m7i.2xlarge offers about 28Gi after kubelet reservations). Lower it to 28Gi, or pick m7i.4xlarge.',
        ],
    ],
    [
        "all cores of the node",
        fit({ cpu: 8 }, plain()),
        [
            'workers.gpu.cpu: 8 CPU a pod do not fit pool "gpu" (m7i.2xlarge offers about 7.66 after kubelet reservations). Lower it to 7, or pick m7i.4xlarge.',
        ],
    ],
    [
        "more GPUs than the node has",
        fit({ gpus: 8 }),
        [
            'workers.gpu.gpus: 8 GPUs a pod do not fit pool "gpu": g6e.12xlarge has 4. Lower it to 4, or pick g6e.48xlarge.',
        ],
    ],
    [
        "a GPU where there is none",
        fit({ gpus: 1 }, plain()),
        [
            'workers.gpu.gpus: 1 GPU a pod does not fit pool "gpu": m7i.2xlarge has none. Name a pool that has GPUs, or remove gpus.',
        ],
    ],
    [
        "several pods that only fit alone",
        fit({ memory: "100Gi", gpus: 1, podsPerNode: 4 }),
        [
            'workers.gpu.memory: 100Gi a pod, 4 pods a node, does not fit pool "gpu" (g6e.12xlarge offers about 351Gi after kubelet reservations). Lower it to 87Gi, or lower podsPerNode, or pick g6e.24xlarge.',
        ],
    ],
    [
        "more pods than GPUs to share",
        fit({ podsPerNode: 8 }),
        [
            'workers.gpu.podsPerNode: 8 pods cannot share the 4 GPUs of a node of pool "gpu" (g6e.12xlarge): each would get none. Lower it to 4, or say gpus: 0.',
        ],
    ],
    [
        "more pods than a small node has memory for",
        fit({ podsPerNode: 60 }, plain({ instanceTypes: ["m7i.large"] })),
        [
            'workers.gpu.podsPerNode: a node of pool "gpu" (m7i.large) has no memory left for such a pod. Lower it from 60, or pick a larger instance type.',
        ],
    ],
    [
        "more pods than a node has addresses for",
        fit({ podsPerNode: 40 }, plain({ instanceTypes: ["r7i.large"] })),
        [
            'workers.gpu.podsPerNode: 40 pods a node do not fit pool "gpu": r7i.large has addresses for 27 beside those of EKS itself. Lower it to 27, or pick r7i.xlarge.',
        ],
    ],
    [
        "more pods than are left addresses beside EFA-only interfaces",
        fit({ podsPerNode: 60, gpus: 0 }, pool({ instanceTypes: ["p5.48xlarge"], node: { efaOnlyInterfaces: 1 } })),
        [
            'workers.gpu.podsPerNode: 60 pods a node do not fit pool "gpu": p5.48xlarge has addresses for 49 beside those of EKS itself. Lower it to 49.',
        ],
    ],
    [
        "a GPU by its name in Kubernetes, where there is none",
        fit({ accelerators: { "nvidia.com/gpu": 1 } }, plain()),
        [
            'workers.gpu.accelerators["nvidia.com/gpu"]: 1 GPU a pod does not fit pool "gpu": m7i.2xlarge has none. Name a pool that has GPUs, or remove it.',
        ],
    ],
    [
        "a slice of a GPU, where there is none",
        fit({ accelerators: { "nvidia.com/mig-1g.5gb": 1 } }, plain()),
        [
            'workers.gpu.accelerators["nvidia.com/mig-1g.5gb"]: 1 nvidia.com/mig-1g.5gb a pod do not fit pool "gpu": m7i.2xlarge has none. Name a pool that has them, or leave it out.',
        ],
    ],
    [
        "more than the node has, in requests below its limits",
        fit({ memory: "100Gi", requests: { memory: "40Gi" } }, plain()),
        [
            'workers.gpu.requests.memory: 40Gi a pod does not fit pool "gpu" (m7i.2xlarge offers about 28Gi after kubelet reservations). Lower it to 28Gi, or pick m7i.4xlarge.',
        ],
    ],
    [
        "more EFA interfaces than the pool attaches",
        fit({ efa: 2 }, pool({ node: { efaInterfaces: 1 } })),
        ['workers.gpu.efa: 2 vpc.amazonaws.com/efa a pod do not fit pool "gpu": g6e.12xlarge has 1. Lower it to 1.'],
    ],
    [
        "EFA interfaces on a pool that attaches none, whatever its type could have",
        fit({ efa: 1 }),
        [
            'workers.gpu.efa: 1 vpc.amazonaws.com/efa a pod do not fit pool "gpu": its nodes have no EFA interface attached. Give the pool efa, or leave it out.',
        ],
    ],
    [
        "EFA interfaces, by the name of the resource, of a type without",
        fit({ accelerators: { "vpc.amazonaws.com/efa": 1 } }, plain()),
        [
            'workers.gpu.accelerators["vpc.amazonaws.com/efa"]: 1 vpc.amazonaws.com/efa a pod do not fit pool "gpu": m7i.2xlarge has none. Name a pool that has them, or leave it out.',
        ],
    ],
    [
        "more memory than a node offers whose kubelet keeps more",
        fit({ memory: "26Gi" }, plain({ node: { kubelet: { systemReserved: { memory: "8Gi" } } } })),
        [
            'workers.gpu.memory: 26Gi a pod does not fit pool "gpu" (m7i.2xlarge offers about 20Gi after kubelet reservations). Lower it to 20Gi, or pick m7i.4xlarge.',
        ],
    ],
    [
        "more pods than the kubelet takes",
        fit({ podsPerNode: 8 }, plain({ node: { kubelet: { maxPods: 8 } } })),
        [
            'workers.gpu.podsPerNode: 8 pods a node do not fit pool "gpu": m7i.2xlarge is told to take 6 beside those of EKS itself. Lower it to 6, or raise the pool\'s kubelet.maxPods to 11.',
        ],
    ],
    [
        "a place where the kubelet takes none",
        fit({ memory: "1Gi", cpu: 1 }, plain({ node: { kubelet: { maxPods: 1 } } })),
        [
            'workers.gpu: 1 pod a node does not fit pool "gpu": m7i.2xlarge is told to take 0 beside those of EKS itself. Raise the pool\'s kubelet.maxPods to 4.',
        ],
    ],
    [
        "a share of what is reserved for others",
        fit({ cpu: 1 }, plain({ reserved: { cpuMillis: 0, memoryMiB: 30_000 } })),
        [
            'workers.gpu: a node of pool "gpu" (m7i.2xlarge) has no memory left for such a pod. Lower what the pool has reserved, or pick a larger instance type.',
        ],
    ],
    [
        "a share of what its sidecars leave",
        fit({ memory: "1Gi", podsPerNode: 2 }, plain(), { sidecarCpuMillis: 4000 }),
        [
            'workers.gpu.podsPerNode: a node of pool "gpu" (m7i.2xlarge) has no CPU left for such a pod. Lower it from 2, or lower the sizes of the containers beside it (sidecars, podTemplate), or pick a larger instance type.',
        ],
    ],
    [
        "Neuron cores where there are none",
        fit({ accelerators: { "aws.amazon.com/neuroncore": 2 } }, plain()),
        [
            'workers.gpu.accelerators["aws.amazon.com/neuroncore"]: 2 aws.amazon.com/neuroncore a pod do not fit pool "gpu": m7i.2xlarge has none. Name a pool that has them, or leave it out.',
        ],
    ],
    [
        "more with an init container than the node has",
        fit({ memory: "8Gi", cpu: 1 }, plain(), { total: { ...NOTHING, cpuMillis: 1000, memoryMiB: 64 * 1024 } }),
        [
            'workers.gpu: its containers together ask for 64Gi a pod and do not fit pool "gpu" (m7i.2xlarge offers about 28Gi after kubelet reservations). Lower the sizes of its init containers, sidecars or podTemplate.',
        ],
    ],
    [
        "too much of one thing, not of what its podTemplate lowers",
        fit({ memory: "64Gi", cpu: 12 }, plain(), { total: { ...NOTHING, cpuMillis: 12_000, memoryMiB: 8 * 1024 } }),
        [
            'workers.gpu.cpu: 12 CPU a pod do not fit pool "gpu" (m7i.2xlarge offers about 7.66 after kubelet reservations). Lower it to 7, or pick m7i.4xlarge.',
        ],
    ],
    [
        "what no type of the family offers, without a suggestion",
        fit({ gpus: 16 }, pool({ instanceTypes: ["p5.48xlarge"] })),
        ['workers.gpu.gpus: 16 GPUs a pod do not fit pool "gpu": p5.48xlarge has 8. Lower it to 8.'],
    ],
];

describe("a pod is refused that asks for", () => {
    for (const [title, problems, expected] of REFUSED) it(title, () => expect(problems).to.deep.equal(expected));

    it("a size that only its sidecar makes too large", () => {
        expect(fit({ memory: "30Gi" }, plain())).to.deep.equal([]);
        expect(fit({ memory: "30Gi" }, plain(), { sidecarMemoryMiB: 1100 })).to.have.lengthOf(1);
    });
});

describe("a pod that fits a node", () => {
    const aFamily = fc.constantFrom(...new Set(instanceTypeNames().map(instanceFamilyOf)));
    const aPod = fc.record({
        cpu: fc.integer({ min: 1, max: 200 }),
        memory: fc.integer({ min: 1, max: 4000 }).map((gib) => `${gib}Gi`),
        gpus: fc.nat(8),
        efa: fc.nat(2),
    });

    it("fits every larger one of the family", () => {
        fc.assert(
            fc.property(aFamily, aPod, (family, pod) => {
                const sizes = instanceTypesOfFamily(family);
                const fits = sizes.map(({ name }) => fit(pod, pool({ instanceTypes: [name] })).length === 0);
                sizes.forEach((small, at) => {
                    if (fits[at] !== true) return;
                    sizes.forEach((large, other) => {
                        const isLarger =
                            large.memoryMiB > small.memoryMiB &&
                            large.vcpus >= small.vcpus &&
                            large.efaInterfaces >= small.efaInterfaces &&
                            (large.gpu?.count ?? 0) >= (small.gpu?.count ?? 0);
                        if (isLarger) expect(fits[other], `${small.name}, ${large.name}`).to.equal(true);
                    });
                });
            }),
            { numRuns: 200 },
        );
    });
});

describe("a pod is let through", () => {
    it("that fits a node at its best, though not at its worst", () => {
        expect(fit({ memory: "30Gi" }, plain())).to.deep.equal([]);
    });

    it("without a pool, and on one whose instance types are unknown or unheard of", () => {
        const huge = { memory: "9000Gi", cpu: 9000 };
        expect(checkPodFit({ ...podOn(undefined, { pod: huge }), path: "p" })).to.deep.equal([]);
        expect(fit(huge, pool({ instanceTypes: [UNKNOWN] as unknown as string[] }))).to.deep.equal([]);
        expect(fit(huge, pool({ instanceTypes: ["m5.huge"] }))).to.deep.equal([]);
    });

    it("whose limits are above the node, and whose requests are not", () => {
        expect(fit({ memory: "100Gi", cpu: 64, requests: { memory: "8Gi", cpu: 2 } }, plain())).to.deep.equal([]);
    });

    it("that asks for a device of which EC2 tells nothing", () => {
        expect(fit({ accelerators: { "nvidia.com/mig-1g.5gb": 7, "example.com/fpga": 9 } })).to.deep.equal([]);
    });

    it("whose size is unknown, or no quantity: other rules speak of that", () => {
        expect(fit({ memory: UNKNOWN as unknown as string })).to.deep.equal([]);
        expect(fit({ memory: "lots" })).to.deep.equal([]);
    });
});
