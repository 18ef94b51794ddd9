import { expect } from "chai";
import { type InstanceFacts, instanceFacts, typeOfFacts } from "../../../provider/src/instance-catalog/instance-facts";
import { findInstanceType, instanceTypeNames } from "../../../provider/src/instance-catalog/find";
import { type InstanceType, isBareMetal } from "../../../provider/src/instance-catalog/instance-type";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { shapeProblems } from "../../../provider/src/shared/validation/shape";
import { factsOf } from "./fixtures";

describe("facts that a user gives of an instance type", () => {
    it("are enough to describe every type of the catalogue", () => {
        for (const name of instanceTypeNames()) {
            const type = findInstanceType(name);
            if (type === undefined) throw new Error(name);
            // Nobody buys Xen machines any more; a slice of a GPU is nothing that a pool could use.
            if (type.hypervisor === "xen" || type.gpu?.count === 0) continue;
            expect(typeOfFacts(name, describedAs(type)), name).to.deep.equal(knownBy(type));
        }
    });

    it("say no more than they must", () => {
        const facts = { vcpus: 4, memoryMiB: 16384, architecture: "arm64", networkInterfaces: 4, ipv4PerInterface: 15 };
        expect(shapeProblems(instanceFacts, facts)).to.deep.equal([]);
        expect(typeOfFacts("m9g.xlarge", facts as InstanceFacts)).to.deep.equal({
            name: "m9g.xlarge",
            ...facts,
            hypervisor: "nitro",
            networkCards: 1,
            efaCards: [],
            efaInterfaces: 0,
            instanceStorage: undefined,
            gpu: undefined,
            neuron: undefined,
        });
    });

    it("may have null in place of what is left out, as YAML has it", () => {
        const nothing = { gpu: null, neuron: null, instanceStorage: null, networkCards: null, efaInterfaces: null };
        const facts = { ...factsOf("m7i.large"), ...nothing, bareMetal: null } as unknown as InstanceFacts;
        expect(typeOfFacts("m7i.large", facts)).to.deep.equal(findInstanceType("m7i.large"));
    });

    it("tell nothing while one of them is unknown, or of another shape", () => {
        for (const vcpus of [UNKNOWN, "4", 0, null, undefined]) {
            const facts = { ...factsOf("m7i.large"), vcpus } as unknown as InstanceFacts;
            expect(typeOfFacts("m9.large", facts), String(vcpus)).to.equal(undefined);
        }
    });

    const MISSHAPEN: readonly [title: string, facts: object, expected: string[]][] = [
        [
            "lack a figure",
            { vcpus: undefined },
            ["p.vcpus: is required: Virtual processors, 1 or more: `VCpuInfo.DefaultVCpus`. Give it."],
        ],
        [
            "have memory in GiB",
            { memoryMiB: 16 },
            ["p.memoryMiB: must be a whole number, 512 or more; got 16. Raise it to 512 or more."],
        ],
        [
            "have a GPU that is none",
            { gpu: { name: "L40S", count: 0, memoryMiB: 45776 } },
            ["p.gpu.count: must be a whole number, 1 or more; got 0. Raise it to 1 or more."],
        ],
        [
            "use Kubernetes' word for the architecture",
            { architecture: "amd64" },
            ['p.architecture: must be "x86_64" or "arm64"; got "amd64". Pick one of these.'],
        ],
    ];
    for (const [title, differs, expected] of MISSHAPEN) {
        it(`are refused when they ${title}`, () => {
            const problems = shapeProblems(instanceFacts, { ...factsOf("m7i.large"), ...differs }, "p");
            expect(problems.map(({ path, reason }) => `${path}: ${reason}`)).to.deep.equal(expected);
        });
    }
});

const describedAs = (type: InstanceType): InstanceFacts => ({
    vcpus: type.vcpus,
    memoryMiB: type.memoryMiB,
    architecture: type.architecture,
    networkInterfaces: type.networkInterfaces,
    ipv4PerInterface: type.ipv4PerInterface,
    networkCards: type.networkCards,
    efaInterfaces: type.efaInterfaces,
    instanceStorage: type.instanceStorage,
    bareMetal: isBareMetal(type),
    gpu: type.gpu,
    neuron: type.neuron,
});

/** A user says how many EFA interfaces there are, not which of more cards may take them (i7ie.48xlarge). */
const knownBy = (type: InstanceType): InstanceType => ({
    ...type,
    efaCards: type.efaCards.slice(type.efaCards.length - type.efaInterfaces),
});
