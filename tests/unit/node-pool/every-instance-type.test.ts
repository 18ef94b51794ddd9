import { expect } from "chai";
import { allocatable } from "../../../provider/src/instance-catalog/allocatable";
import { instanceTypeNames } from "../../../provider/src/instance-catalog/find";
import { instanceFamilyOf, type InstanceType } from "../../../provider/src/instance-catalog/instance-type";
import { checkNodePool } from "../../../provider/src/node-pool/checks";
import { planNodePool } from "../../../provider/src/node-pool/plan/node-pool";
import { formatCpuMillis, formatMemoryMiB } from "../../../provider/src/shared/quantity";
import * as lab from "../../lab/machines/kubelet-reservation";
import { instanceFacts } from "../../support/instance-facts";
import { typeNamed } from "../instance-catalog/fixtures";
import { context, pool } from "./fixtures";

/** By family, written out by hand from AWS's pages about its accelerated machines. */
const NVIDIA = new Set("g4dn g5 g5g g6 g6e g6f g7 g7e gr6 gr6f p3dn p4d p4de p5 p5e p5en p6-b200 p6-b300".split(" "));
const NEURON = new Set("inf1 inf2 trn1 trn1n trn2 trn2u".split(" "));
/** Graviton's families have a `g` after the generation; the first was called otherwise. */
const GRAVITON = /^a1$|\dg/;

/** Families, or types, that no pool can have. */
const REASONS: readonly [types: RegExp, reason: RegExp][] = [
    [/^a1\./, /Amazon Linux 2023 does not run on/],
    [/^(g6f|gr6f)\./, /no whole GPU/],
];

/** GPUs and EFA interfaces of a node, from AWS's pages; other types have neither GPUs nor more than 2 EFA interfaces. */
const ACCELERATED: Readonly<Record<string, readonly [gpus: number, efa: number]>> = {
    "g4dn.xlarge": [1, 0],
    "g4dn.12xlarge": [4, 1],
    "g4dn.metal": [8, 1],
    "g5.xlarge": [1, 0],
    "g5.12xlarge": [4, 1],
    "g5.48xlarge": [8, 1],
    "g5g.16xlarge": [2, 0],
    "g6.48xlarge": [8, 1],
    "g6e.12xlarge": [4, 1],
    "g6e.24xlarge": [4, 2],
    "g6e.48xlarge": [8, 4],
    "g7e.48xlarge": [8, 4],
    "p3dn.24xlarge": [8, 1],
    "p4d.24xlarge": [8, 4],
    "p4de.24xlarge": [8, 4],
    "p5.4xlarge": [1, 1],
    "p5.48xlarge": [8, 32],
    "p5e.48xlarge": [8, 32],
    "p5en.48xlarge": [8, 16],
    "p6-b200.48xlarge": [8, 8],
    "p6-b300.48xlarge": [8, 16],
    "trn1.32xlarge": [0, 8],
    "trn1n.32xlarge": [0, 16],
    "trn2.48xlarge": [0, 16],
};

function amiTypeOf(family: string): string {
    const architecture = GRAVITON.test(family) ? "ARM_64" : "x86_64";
    if (NVIDIA.has(family)) return `BOTTLEROCKET_${architecture}_NVIDIA`;
    return NEURON.has(family) ? "AL2023_x86_64_NEURON" : `AL2023_${architecture}_STANDARD`;
}

const reasonOf = (name: string): RegExp | undefined => REASONS.find(([types]) => types.test(name))?.[1];

/** The same figures by the lab's arithmetic, which shares no line with the product's. */
function nodeOf(type: InstanceType, amiType: string): lab.NodeSize {
    const { vcpus, memoryMiB, networkInterfaces: interfaces, ipv4PerInterface: addresses, architecture } = type;
    const facts = instanceFacts({ vcpus, memoryMiB, interfaces, addresses, arm: architecture === "arm64" });
    return lab.allocatable(facts, { amiType, diskSizeGiB: 100 }, 0.075);
}

const TAG = "k8s.io/cluster-autoscaler/node-template/resources";
const families = [...new Set(instanceTypeNames().map(instanceFamilyOf))];

describe("every instance type of the catalogue", () => {
    for (const family of families) {
        const names = instanceTypeNames().filter((name) => instanceFamilyOf(name) === family);
        const isRefused = names.every((name) => reasonOf(name) !== undefined);
        const answer = isRefused ? "a reason why not" : amiTypeOf(family);
        it(`of ${family} (${names.length}) has an answer: ${answer}`, () => {
            for (const name of names) expectAnswer(name);
        });
    }

    it("has the GPUs and EFA interfaces that AWS publishes", () => {
        for (const [name, [gpus, efa]] of Object.entries(ACCELERATED)) {
            expect(allocatable(typeNamed(name)).gpus, `GPUs of ${name}`).to.equal(gpus);
            expect(typeNamed(name).efaInterfaces, `EFA of ${name}`).to.equal(efa);
        }
    });

    it("is in the table by hand if it has more EFA interfaces than a machine without accelerators", () => {
        const many = instanceTypeNames().filter((name) => typeNamed(name).efaInterfaces > 2);
        expect(many.filter((name) => !(name in ACCELERATED) && name !== "trn2u.48xlarge")).to.deep.equal([]);
    });
});

/** What the pool of this one type becomes, or why there can be none. */
function expectAnswer(name: string): void {
    const type = typeNamed(name);
    const only = pool({ instanceTypes: [name] });
    const problems = checkNodePool(only, { name: "one", path: "" }).map(({ reason }) => reason);
    const reason = reasonOf(name);
    if (reason !== undefined) {
        expect(problems.join(), name).to.match(reason);
        return;
    }
    expect(problems, name).to.deep.equal([]);
    const { amiType, tags } = planNodePool(only, context()).group;
    const family = instanceFamilyOf(name);
    expect(amiType, name).to.equal(amiTypeOf(family));
    expect(type.architecture, name).to.equal(GRAVITON.test(family) ? "arm64" : "x86_64");
    expect(type.gpu !== undefined, `${name} has GPUs`).to.equal(NVIDIA.has(family));
    expect(type.neuron !== undefined, `${name} has Neuron devices`).to.equal(NEURON.has(family));
    const node = nodeOf(type, amiTypeOf(family));
    expect(tags, name).to.include({
        [`${TAG}/cpu`]: formatCpuMillis(node.cpuMillis),
        [`${TAG}/memory`]: formatMemoryMiB(node.memoryMiB),
        [`${TAG}/ephemeral-storage`]: formatMemoryMiB(Math.floor(node.ephemeralBytes / 2 ** 20)),
        ...(type.gpu && { [`${TAG}/nvidia.com/gpu`]: `${type.gpu.count}` }),
    });
    expect(allocatable(type).pods, name).to.equal(node.pods);
}
