import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { checkNodePool } from "../../../../provider/src/node-pool/checks";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { factsOf } from "../../instance-catalog/fixtures";
import { pool } from "../fixtures";

const unknown = UNKNOWN as never;
const PLAIN = factsOf("m7i.large");
const problems = (differs: Partial<NodePoolArgs>) =>
    checkNodePool(pool(differs), { name: "cpu", path: "p" }).map(({ path, reason }) => `${path}: ${reason}`);

/** What is wrong, and the whole message: rule, what was seen, way out. */
const REFUSED: readonly [title: string, seen: string[], expected: string[]][] = [
    [
        "what is about none of them",
        problems({ instanceTypes: ["m7i.large"], instanceFacts: { "m7i.lagre": PLAIN, "m99.huge": PLAIN } }),
        [
            'p.instanceFacts["m7i.lagre"]: "m7i.lagre" is not among the instanceTypes of the pool. Did you mean "m7i.large"?',
            'p.instanceFacts["m99.huge"]: "m99.huge" is not among the instanceTypes of the pool. Add it there, or remove these facts.',
        ],
    ],
    [
        "what cannot be an instance type",
        problems({ instanceTypes: ["big one"], instanceFacts: { "big one": PLAIN } }),
        [
            'p.instanceFacts["big one"]: the name of an instance type is a family, a full stop and a size, e.g. m7i.2xlarge, got "big one". Correct it, here and in instanceTypes.',
        ],
    ],
    [
        "what contradicts itself",
        problems({
            instanceTypes: ["x99.large"],
            instanceFacts: {
                "x99.large": {
                    ...PLAIN,
                    efaInterfaces: 4,
                    gpu: { name: "G", count: 1, memoryMiB: 1 },
                    neuron: { name: "N", devices: 1, coresPerDevice: 1 },
                },
            },
        }),
        [
            'p.instanceFacts["x99.large"].efaInterfaces: a network card takes one EFA interface: is at most networkCards (1), got 4. Raise networkCards or lower it.',
            'p.instanceFacts["x99.large"].neuron: a machine has GPUs or Neuron devices, got both. Remove one of them.',
        ],
    ],
    [
        "that one has another architecture than the rest",
        problems({
            instanceTypes: ["m7i.large", "m99g.large"],
            instanceFacts: { "m99g.large": { ...PLAIN, architecture: "arm64" } },
        }),
        [
            'p.instanceTypes[1]: all instance types of a pool have the same architecture: "m7i.large" has x86_64, "m99g.large" has arm64. Make a pool of its own for it.',
        ],
    ],
];

describe("a node pool is refused that says of its instance types", () => {
    for (const [title, seen, expected] of REFUSED) it(title, () => expect(seen).to.deep.equal(expected));
});

describe("a node pool is accepted whose user says of its instance types", () => {
    const ACCEPTED: readonly [title: string, differs: Partial<NodePoolArgs>][] = [
        ["what the catalogue lacks", { instanceTypes: ["m99.large"], instanceFacts: { "m99.large": PLAIN } }],
        [
            "what is not known yet",
            {
                instanceTypes: ["m98.large", "m99.large"],
                instanceFacts: { "m98.large": unknown, "m99.large": { ...PLAIN, vcpus: unknown } },
            },
        ],
        ["nothing that is known yet", { instanceTypes: ["m99.large"], instanceFacts: unknown }],
    ];
    for (const [title, differs] of ACCEPTED) it(title, () => expect(problems(differs)).to.deep.equal([]));
});
