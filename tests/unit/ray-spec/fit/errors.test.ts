import { expect } from "chai";
import { podsFit } from "../../../../provider/src/ray-spec/fit/errors";
import { fitNotes } from "../../../../provider/src/ray-spec/fit/notes";
import { fitWarnings } from "../../../../provider/src/ray-spec/fit/warnings";
import { checkInputs } from "../../../../provider/src/ray-cluster/inputs";
import { type PlainObject, type ResourceContext } from "../../../../provider/src/shared/custom-resource";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { clusterOn, clusterWith, general } from "./fixtures";

const problems = (...args: Parameters<typeof clusterWith>): string[] =>
    podsFit(clusterWith(...args)).map(({ path, reason }) => `${path}: ${reason}`);

const FOUR_A_NODE = { pool: "gpu", podsPerNode: 4 };
const ARM = { pools: { arm: general({ instanceTypes: ["m7g.2xlarge"] }) } };

const REFUSED: readonly [title: string, problems: string[], expected: string[]][] = [
    [
        "more pods from the start than the pool ever holds",
        problems({ ...FOUR_A_NODE, minReplicas: 12, maxReplicas: 16 }),
        [
            'workers.w.minReplicas: 12 pods need 3 nodes of pool "gpu" (4 on each), which has at most 2. Lower it to 8, or raise the pool\'s maxSize to 3.',
        ],
    ],
    [
        "a fixed number of them",
        problems({ ...FOUR_A_NODE, replicas: 9 }),
        [
            'workers.w.replicas: 9 pods need 3 nodes of pool "gpu" (4 on each), which has at most 2. Lower it to 8, or raise the pool\'s maxSize to 3.',
        ],
    ],
    [
        "replicas of several hosts, by all their pods",
        problems({ pool: "gpu", numOfHosts: 3, replicas: 1 }),
        [
            'workers.w.replicas: 1 replica of 3 pods need 3 nodes of pool "gpu" (1 on each), which has at most 2. Raise the pool\'s maxSize to 3.',
        ],
    ],
    [
        "so many small pods that what KubeRay runs before each has no room",
        problems(
            { pool: "small", podsPerNode: 12, replicas: 12, cpu: 0.1, memory: "300Mi" },
            { small: general({ instanceTypes: ["m7i.large"], maxSize: 1 }) },
        ),
        [
            'workers.w: its containers together ask for 0.2 CPU a pod, 12 pods a node, and do not fit pool "small" (m7i.large offers about 1.68 CPU after kubelet reservations). Lower the sizes of its init containers, sidecars or podTemplate, or podsPerNode.',
        ],
    ],
    [
        "an image of Ray's for arm64 on x86_64",
        problems({ pool: "gpu", replicas: 1, image: "rayproject/ray:2.54.0-py311-aarch64" }),
        [
            'workers.w.pool: image "rayproject/ray:2.54.0-py311-aarch64" is for arm64, by its tag, and g6e.12xlarge of this pool is x86_64. Name an image without -aarch64 in its tag, or a pool of arm64 types.',
        ],
    ],
    [
        "more disk than the nodes have",
        problems({ pool: "gpu", ephemeralStorage: "200Gi" }),
        [
            'workers.w.ephemeralStorage: 200Gi of disk a pod do not fit pool "gpu" (the volume of its nodes offers about 88Gi after kubelet reservations). Lower it to 88Gi, or give the nodes a larger volume.',
        ],
    ],
    [
        "more disk than the local disks have",
        problems(
            { pool: "gpu", ephemeralStorage: "4000Gi" },
            { gpu: general({ instanceTypes: ["m5d.xlarge"], node: { localStorage: "raid0" } }) },
        ),
        [
            'workers.w.ephemeralStorage: 4000Gi of disk a pod do not fit pool "gpu" (the local disks of m5d.xlarge offer about 123Gi after kubelet reservations). Lower it to 123Gi.',
        ],
    ],
];

const OVER = { instanceTypes: ["g5.xlarge"], taints: [] };
const small = { gpu: general(OVER) };
const sidecar = (sizes: object) => ({ sidecars: [{ name: "side", image: "x", ...sizes }] });

const BLAMED: readonly [title: string, problems: string[], expected: string[]][] = [
    [
        "sidecars that leave Ray no cores",
        problems({ pool: "gpu", memory: "2Gi", cpu: 1.9, ...sidecar({ cpu: 4 }) }, small),
        [
            'workers.w.cpu: 1.9 CPU a pod do not fit pool "gpu" (g5.xlarge offers about 3.61 after kubelet reservations, and the containers beside it take 4). Lower the sizes of the containers beside it (sidecars, podTemplate), or pick g5.2xlarge.',
        ],
    ],
    [
        "sidecars that leave the head no memory",
        problems(undefined, {}, { head: { pool: "general", cpu: 1, memory: "20Gi", ...sidecar({ memory: "100Gi" }) } }),
        [
            'head.memory: 20Gi a pod does not fit pool "general" (m7i.2xlarge offers about 28Gi after kubelet reservations, and the containers beside it take 100Gi). Lower the sizes of the containers beside it (sidecars, podTemplate, autoscaling), or pick m7i.12xlarge.',
        ],
    ],
    [
        "replicas for which no pool is large enough",
        problems({ ...FOUR_A_NODE, replicas: 4000 }),
        [
            'workers.w.replicas: 4000 pods need 1000 nodes of pool "gpu" (4 on each), which has at most 2. Lower it to 8, or put some of them on another pool.',
        ],
    ],
];

const MIG = { gpu: general({ instanceTypes: ["p4d.24xlarge"] }) };
const slices = { accelerators: { "nvidia.com/mig-2g.10gb": 1 } };
const sliceInTemplate = {
    podTemplate: {
        spec: { containers: [{ name: "ray-worker", resources: { limits: { "nvidia.com/mig-2g.10gb": 1 } } }] },
    },
};

/** What a node of two cores has no room for, and less of it in the template. */
const lowered = (size: object, requests: object) => ({
    ...size,
    podTemplate: { spec: { containers: [{ name: "ray-worker", resources: { requests, limits: requests } }] } },
});

const FINE: readonly [title: string, problems: string[]][] = [
    ["slices of GPUs for more pods than there are GPUs", problems({ pool: "gpu", podsPerNode: 14, ...slices }, MIG)],
    ["slices of GPUs by the podTemplate", problems({ pool: "gpu", podsPerNode: 14, ...sliceInTemplate }, MIG)],
    [
        "more cores than the node has, of which the podTemplate leaves one",
        problems({ pool: "gpu", memory: "2Gi", ...lowered({ cpu: 64 }, { cpu: "1" }) }),
    ],
    [
        "more memory than the node has, of which the podTemplate leaves a little",
        problems({ pool: "gpu", cpu: 1, ...lowered({ memory: "900Gi" }, { memory: "2Gi" }) }),
    ],
    [
        "more pods than the pool holds, all of them suspended",
        problems({ ...FOUR_A_NODE, replicas: 99 }, {}, { suspend: true }),
    ],
    [
        "more pods than the pool holds, while nobody knows whether they are suspended",
        problems({ ...FOUR_A_NODE, replicas: 99 }, {}, { suspend: UNKNOWN }),
    ],
    [
        "more pods than the pool holds, all of them suspended by the override",
        problems({ ...FOUR_A_NODE, replicas: 99 }, {}, { spec: { suspend: true } }),
    ],
    ["as many as the pool holds", problems({ ...FOUR_A_NODE, replicas: 8 })],
    [
        "more at most than the pool holds: they may never be asked for",
        problems({ ...FOUR_A_NODE, minReplicas: 1, maxReplicas: 100 }),
    ],
    ["a number that is not known yet", problems({ ...FOUR_A_NODE, replicas: UNKNOWN })],
    [
        "any number on a pool whose size is not known yet",
        problems({ ...FOUR_A_NODE, replicas: 99 }, { gpu: { ...general(), maxSize: UNKNOWN } }),
    ],
    [
        "an image of one's own, whatever its tag says",
        problems({ pool: "gpu", replicas: 1, image: "example.com/ray:1-aarch64" }),
    ],
    [
        "an image for arm64 on Graviton",
        problems({ pool: "arm", replicas: 1, image: "rayproject/ray:2.54.0-aarch64" }, ARM.pools),
    ],
    [
        "disk that a larger volume has",
        problems({ pool: "gpu", ephemeralStorage: "200Gi" }, { gpu: general({ node: { diskSizeGiB: 300 } }) }),
    ],
];

describe("a Ray cluster cannot have", () => {
    for (const [title, seen, expected] of REFUSED) it(title, () => expect(seen).to.deep.equal(expected));
});

describe("a Ray cluster on a pool of which nearly nothing is known yet", () => {
    const open = general({
        taints: UNKNOWN as never,
        instanceTypes: ["g99.large"],
        instanceFacts: { "g99.large": UNKNOWN as never },
        node: { diskSizeGiB: UNKNOWN as never },
    });
    const args = clusterWith({ pool: "open", podsPerNode: 2 }, { open });

    it("is not refused, nor warned of, nor anything noted", () => {
        expect([...podsFit(args), ...fitWarnings(args), ...fitNotes(args)]).to.deep.equal([]);
    });

    it("is checked as the resource is", () => {
        const { problems: found } = checkInputs(
            { name: "train" } as ResourceContext,
            clusterOn({ pool: "open", podsPerNode: 2 }, { open }) as unknown as PlainObject,
        );
        expect(found).to.deep.equal([]);
    });
});

describe("it is said what has to give way to a pod:", () => {
    for (const [title, seen, expected] of BLAMED) it(title, () => expect(seen).to.deep.equal(expected));

    it("not the input that does not count, when Kueue resumes the cluster", () => {
        const queued = { suspend: true, queueName: "team" };
        expect(problems({ ...FOUR_A_NODE, replicas: 99 }, {}, queued)).to.have.lengthOf(1);
    });
});

describe("a Ray cluster may have", () => {
    for (const [title, seen] of FINE) it(title, () => expect(seen).to.deep.equal([]));
});
