import { expect } from "chai";
import { type NodePoolArgs } from "../../../provider/src/node-pool/args/node-pool";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { problems } from "./problems";

const unknown = UNKNOWN as never;
const key = (length: number) => "k".repeat(length);
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`key-${at}`, "v"]));

/** What is wrong, and the whole message: rule, what was seen, way out. */
const REFUSED: readonly [title: string, seen: string[], expected: string[]][] = [
    [
        "a minSize above the maxSize",
        problems({ minSize: 3, maxSize: 2 }),
        ["p.minSize: is at most maxSize (2), got 3. Raise maxSize or lower minSize."],
    ],
    [
        "more nodes than EKS allows",
        problems({ maxSize: 451 }),
        ["p.maxSize: a node group has at most 450 nodes, got 451. Lower it, or split the pool in two."],
    ],
    [
        "a desiredSize outside the bounds",
        problems({ desiredSize: 5 }),
        [
            "p.desiredSize: is between minSize (1) and maxSize (4), got 5. Choose one between, or leave it out to start with 1.",
        ],
    ],
    [
        "a desiredSize beyond bounds that are the wrong way round",
        problems({ minSize: 3, maxSize: 2, desiredSize: 9 }),
        [
            "p.minSize: is at most maxSize (2), got 3. Raise maxSize or lower minSize.",
            "p.desiredSize: is between minSize (3) and maxSize (2), got 9. Choose one between, or leave it out to start with 3.",
        ],
    ],
    [
        "but not a desiredSize between bounds that are the wrong way round",
        problems({ minSize: 3, maxSize: 2, desiredSize: 3 }),
        ["p.minSize: is at most maxSize (2), got 3. Raise maxSize or lower minSize."],
    ],
    [
        "an instance type that does not exist",
        problems({ instanceTypes: ["g6e.13xlarge"] }),
        [
            'p.instanceTypes[0]: "g6e.13xlarge" is not an EC2 instance type that this version of the provider knows. Did you mean "g6e.12xlarge"?',
        ],
    ],
    [
        "a word that is no instance type at all",
        problems({ instanceTypes: ["gpu-machine"] }),
        [
            'p.instanceTypes[0]: "gpu-machine" is not an EC2 instance type that this version of the provider knows. Name one that it knows, e.g. m7i.2xlarge, describe it in instanceFacts, or use a newer version.',
        ],
    ],
    [
        "a real instance type that the catalogue lacks, without taking it for a slip",
        problems({ instanceTypes: ["p3.2xlarge"] }),
        [
            'p.instanceTypes[0]: "p3.2xlarge" is not an EC2 instance type that this version of the provider knows. Name one that it knows, e.g. m7i.2xlarge, describe it in instanceFacts, or use a newer version.',
        ],
    ],
    [
        "an instance type listed twice",
        problems({ instanceTypes: ["m7i.large", "m7i.xlarge", "m7i.large"] }),
        ['p.instanceTypes[2]: "m7i.large" is listed twice. Remove one of them.'],
    ],
    [
        "instance types of two architectures",
        problems({ instanceTypes: ["m7i.large", "m7g.large"] }),
        [
            'p.instanceTypes[1]: all instance types of a pool have the same architecture: "m7i.large" has x86_64, "m7g.large" has arm64. Make a pool of its own for it.',
        ],
    ],
    [
        "instance types with different numbers of GPUs",
        problems({ instanceTypes: ["g6e.12xlarge", "g6e.48xlarge"] }),
        [
            'p.instanceTypes[1]: all instance types of a pool have the same number of accelerators: "g6e.12xlarge" has 4 GPU, "g6e.48xlarge" has 8 GPU. Make a pool of its own for it.',
        ],
    ],
    [
        "a slice of a GPU",
        problems({ instanceTypes: ["g6f.large"] }),
        [
            'p.instanceTypes[0]: "g6f.large" has a slice of one L4 and no whole GPU that a Ray pod could ask for. Pick a type with whole GPUs, e.g. g6.xlarge.',
        ],
    ],
    [
        "a subnet that is none",
        problems({ subnetIds: ["subnet-1", "private-a"] }),
        [
            'p.subnetIds[1]: is the id of a subnet and starts with "subnet-", got "private-a". Give the id, not the name or ARN.',
        ],
    ],
    [
        "a label with a prefix that EKS reserves",
        problems({ labels: { "node-role.kubernetes.io/gpu": "true", "k8s.io/a": "b" } }),
        [
            'p.labels["node-role.kubernetes.io/gpu"]: EKS reserves the prefix "node-role.kubernetes.io/", got "node-role.kubernetes.io/gpu". Use a prefix of your own, e.g. "example.com/gpu".',
            'p.labels["k8s.io/a"]: EKS reserves the prefix "k8s.io/", got "k8s.io/a". Use a prefix of your own, e.g. "example.com/a".',
        ],
    ],
    [
        "a label that is ours",
        problems({ labels: { "kuberay.pulumi.com/pool": "x" } }),
        [
            'p.labels["kuberay.pulumi.com/pool"]: "kuberay.pulumi.com/pool" is set by the provider itself. Use another key.',
        ],
    ],
    [
        "a label without a value, which Kubernetes would take and EKS does not",
        problems({ labels: { team: "" } }),
        ['p.labels.team: EKS refuses an empty value of a label. Give one, e.g. "true".'],
    ],
    [
        "labels that are too long, prefix included",
        problems({ labels: { [key(64)]: "v", [`example.com/${key(52)}`]: "v", ok: "v".repeat(64) } }),
        [
            `p.labels.${key(64)}: the key of a label has at most 63 characters, prefix included, got 64. Shorten it.`,
            `p.labels["example.com/${key(52)}"]: the key of a label has at most 63 characters, prefix included, got 64. Shorten it.`,
            "p.labels.ok: the value of a label has at most 63 characters, got 64. Shorten it.",
        ],
    ],
    [
        "labels that are no labels",
        problems({ labels: { "a b": "v", ok: "v v" } }),
        [
            'p.labels["a b"]: the key of a label is letters, digits, "-", "_" and ".", with a domain and "/" before it if you like, got "a b". Rename it.',
            'p.labels.ok: the value of a label is letters, digits, "-", "_" and ".", with a letter or digit first and last, got "v v". Change it.',
        ],
    ],
    [
        "the same taint twice",
        problems({
            taints: [
                { key: "a", value: "1", effect: "NoSchedule" },
                { key: "a", value: "2", effect: "NoExecute" },
                { key: "a", value: "3", effect: "NoSchedule" },
            ],
        }),
        ["p.taints[2]: has the key and effect of taint 0. Remove one of them."],
    ],
    [
        "a tag that AWS reserves, and tags that are too long",
        problems({ tags: { "aws:owner": "x", [key(129)]: "v", long: "v".repeat(257) } }),
        [
            'p.tags["aws:owner"]: AWS reserves tags that start with "aws:", got "aws:owner". Rename it.',
            `p.tags.${key(129)}: the key of a tag has 1 to 128 characters, got 129. Change it.`,
            "p.tags.long: the value of a tag has at most 256 characters, got 257. Shorten it.",
        ],
    ],
    [
        "more tags and labels than EKS has room for",
        problems({ tags: many(29), labels: many(9) }),
        [
            "p.tags: tags, labels and taints are at most 37 together (EKS takes 50 tags, and the autoscaler reads labels and taints from tags), got 38. Remove some.",
        ],
    ],
    [
        "a name that is no DNS label",
        problems({}, "GPU_pool"),
        [
            'p: the name of a node pool is lower-case letters, digits and "-", a letter first and no "-" last; got "GPU_pool". Rename it, e.g. to "gpu-pool".',
        ],
    ],
    [
        "a name that is too long",
        problems({}, "g".repeat(31)),
        ["p: the name of a node pool has at most 30 characters (it becomes part of AWS names), got 31. Shorten it."],
    ],
];

describe("a node pool is refused with", () => {
    for (const [title, seen, expected] of REFUSED) it(title, () => expect(seen).to.deep.equal(expected));

    it("everything that is wrong at once", () => {
        expect(problems({ minSize: 9, instanceTypes: ["m5.huge"], labels: { "a b": "c" } }, "A")).to.have.lengthOf(4);
    });
});

describe("a node pool is accepted", () => {
    const ACCEPTED: readonly [title: string, differs: Partial<NodePoolArgs>][] = [
        ["as it stands in the fixtures", {}],
        ["with one node, always", { minSize: 1, maxSize: 1, desiredSize: 1 }],
        ["with none to begin with", { minSize: 0, desiredSize: 0 }],
        ["with several types of one architecture", { instanceTypes: ["m7i.2xlarge", "m6i.2xlarge", "c7i.4xlarge"] }],
        ["with GPUs of two makes and one number", { instanceTypes: ["g6.12xlarge", "g6e.12xlarge"] }],
        ["with a label that merely resembles a reserved one", { labels: { "mykubernetes.io/a": "b" } }],
        ["with a taint without a value", { taints: [{ key: "a", effect: "NoSchedule" }] }],
        [
            "with the GPU taint in other words",
            { taints: [{ key: "nvidia.com/gpu", value: "yes", effect: "NoSchedule" }] },
        ],
        ["with a tag that has blanks", { tags: { "cost center": "42 / 7" } }],
        [
            "while leaves are unknown",
            {
                instanceTypes: ["m7i.large", unknown],
                minSize: unknown,
                maxSize: unknown,
                desiredSize: unknown,
                capacity: unknown,
                subnetIds: [unknown],
                labels: { a: unknown },
                taints: [{ key: unknown, value: unknown, effect: unknown }, unknown],
                tags: unknown,
            },
        ],
        ["with a type behind one that is unknown, each named once", { instanceTypes: [unknown, "m7i.large"] }],
        [
            "while whole lists and maps are unknown",
            { instanceTypes: unknown, subnetIds: unknown, labels: unknown, taints: unknown },
        ],
    ];
    for (const [title, differs] of ACCEPTED) it(title, () => expect(problems(differs)).to.deep.equal([]));
});
