import { expect } from "chai";
import fc from "fast-check";
import {
    allocatable,
    allocatableMemoryMiB,
    allocatableStorageBytes,
} from "../../../provider/src/instance-catalog/allocatable";
import { type InstanceType } from "../../../provider/src/instance-catalog/instance-type";
import { type NodeChoices, nodeChoices } from "../../../provider/src/instance-catalog/node-choices";
import { anyType, typeNamed } from "./fixtures";

const memoryMiB = (type: InstanceType, given: Partial<NodeChoices> = {}): number =>
    allocatableMemoryMiB(type, nodeChoices(type, given));

/** Worked out by hand from the formulas of amazon-eks-ami; memory at 1.7, 5.3 and 7.5 % of overhead. */
const AMAZON_LINUX: readonly [name: string, pods: number, cpuMillis: number, MiB: readonly [number, number, number]][] =
    [
        ["m5.xlarge", 58, 3920, [15112, 14522, 14162]],
        ["m7i.4xlarge", 110, 15890, [61492, 59133, 57691]],
        ["r7i.4xlarge", 110, 15890, [125914, 121196, 118312]],
        ["g4dn.xlarge", 29, 3920, [15431, 14841, 14481]],
        ["g5.xlarge", 58, 3920, [15112, 14522, 14162]],
        ["g5.12xlarge", 250, 47810, [184803, 177725, 173400]],
        ["g5.48xlarge", 250, 191450, [768912, 740601, 723299]],
        ["g6e.2xlarge", 58, 7910, [63428, 61069, 59627]],
        ["g6e.12xlarge", 250, 47810, [382964, 368808, 360157]],
        ["p4d.24xlarge", 250, 95690, [1151131, 1108664, 1082712]],
        ["p5.48xlarge", 100, 191450, [2060045, 1984547, 1938410]],
        ["p5en.48xlarge", 198, 191450, [2058967, 1983469, 1937332]],
        ["p6-b200.48xlarge", 198, 191450, [2058967, 1983469, 1937332]],
    ];

/** Karpenter's reference, "Instance Types": CPU and memory, which it works out with 7.5 % of overhead. */
const KARPENTER: readonly [name: string, cpuMillis: number, memoryMiB: number][] = [
    ["i7ie.2xlarge", 7910, 59627],
    ["i7ie.3xlarge", 11900, 89938],
    ["i7ie.6xlarge", 23870, 178933],
    ["i7ie.12xlarge", 47810, 359035],
    ["i7ie.18xlarge", 71750, 537125],
    ["i7ie.metal-24xl", 95690, 718987],
    ["i8g.large", 1930, 14422],
    ["i8g.xlarge", 3920, 29258],
    ["i8g.2xlarge", 7910, 59568],
    ["i8g.4xlarge", 15890, 118253],
    ["i8g.8xlarge", 31850, 239495],
    ["i8g.12xlarge", 47810, 360736],
    ["i8g.16xlarge", 63770, 476445],
];

describe("what a node offers", () => {
    for (const [name, pods, cpuMillis, published] of AMAZON_LINUX) {
        it(`is known for ${name} with Amazon Linux: ${cpuMillis}m CPU, ${published[2]} MiB, ${pods} pods`, () => {
            const type = typeNamed(name);
            const memory = [0.017, 0.053, 0.075].map((memoryOverhead) =>
                memoryMiB(type, { amiFamily: "al2023", memoryOverhead }),
            );
            // The table was rounded, kubelet's figures are cut off.
            memory.forEach((mib, at) => expect(mib).to.be.closeTo(published[at] ?? 0, 1));
            expect(allocatable(type)).to.deep.include({ cpuMillis, pods });
        });
    }

    for (const [name, cpuMillis, mib] of KARPENTER) {
        it(`agrees with Karpenter about ${name}: ${cpuMillis}m CPU, ${mib} MiB`, () => {
            expect(allocatable(typeNamed(name))).to.deep.include({ cpuMillis, memoryMiB: mib });
        });
    }

    it("agrees with Karpenter's published figure for m5.large", () => {
        expect(allocatable(typeNamed("m5.large")).memoryMiB).to.equal(6903);
    });

    it("agrees with what was measured on an i4i.32xlarge, for an overhead between the measured extremes", () => {
        const type = typeNamed("i4i.32xlarge");
        expect(memoryMiB(type, { memoryOverhead: 0.017 })).to.be.greaterThan(1_007_423);
        expect(memoryMiB(type, { memoryOverhead: 0.053 })).to.be.lessThan(1_007_423);
    });

    /** Memory in KiB of AL2023 nodes whose `kubectl describe node` was published: capacity, allocatable. */
    const DESCRIBED: readonly [name: string, capacityKiB: number, allocatableKiB: number][] = [
        ["t3.micro", 938_840, 530_264],
        ["t3.medium", 3_926_448, 3_371_440],
    ];
    for (const [name, capacityKiB, allocatableKiB] of DESCRIBED) {
        it(`is less than what a ${name} has by exactly what one was seen to keep back`, () => {
            const type = typeNamed(name);
            const memoryOverhead = 1 - capacityKiB / 1024 / type.memoryMiB;
            expect(memoryMiB(type, { memoryOverhead })).to.equal(Math.floor(allocatableKiB / 1024));
        });
    }

    it("keeps, for eviction, a percentage of the memory that the node has and not of what it was sold with", () => {
        const type = typeNamed("m7i.4xlarge");
        const without = memoryMiB(type, { kubelet: { evictionHard: { "memory.available": "0" } } });
        const kept = without - memoryMiB(type, { kubelet: { evictionHard: { "memory.available": "5%" } } });
        expect(kept).to.be.closeTo(65_536 * 0.925 * 0.05, 1);
    });

    it("has, to the byte, the storage that an AL2023 node with 20 GiB reports", () => {
        const type = typeNamed("t3.medium");
        expect(allocatableStorageBytes(type, nodeChoices(type, { diskSizeGiB: 20 }))).to.equal(18_181_869_946);
    });

    it("is more memory on Bottlerocket where EKS caps the pods", () => {
        const type = typeNamed("g5.12xlarge");
        const [linux, bottlerocket] = (["al2023", "bottlerocket"] as const).map((amiFamily) =>
            memoryMiB(type, { amiFamily }),
        );
        expect((bottlerocket ?? 0) - (linux ?? 0)).to.equal(11 * (737 - 250));
        expect(memoryMiB(type), "GPU nodes are Bottlerocket").to.equal(bottlerocket);
    });
});

describe("what any node offers", () => {
    const choices: fc.Arbitrary<Partial<NodeChoices>> = fc.record({
        amiFamily: fc.constantFrom("al2023", "bottlerocket"),
        diskSizeGiB: fc.integer({ min: 1, max: 16_384 }),
        localStorage: fc.constantFrom("none", "raid0"),
        efaOnlyInterfaces: fc.nat(24),
        memoryOverhead: fc.double({ min: 0, max: 0.2, noNaN: true }),
    });

    it("is never negative, and never more than it nominally has", () => {
        fc.assert(
            fc.property(anyType, choices, (type, given) => {
                const { cpuMillis, memoryMiB: memory, storageMiB, pods, gpus } = allocatable(type, given);
                expect(cpuMillis).to.be.within(1, type.vcpus * 1000);
                expect(memory).to.be.within(0, type.memoryMiB);
                const disk = (given.diskSizeGiB ?? 0) * 1024;
                const disks = ((type.instanceStorage?.totalGB ?? 0) * 1e9) / 2 ** 20;
                expect(storageMiB).to.be.within(0, Math.max(disk, disks));
                expect(pods).to.be.within(2, 250);
                expect(gpus).to.equal(type.gpu?.count ?? 0);
            }),
        );
    });

    it("is no less on a machine that has more: what fits a node fits a larger one", () => {
        const more = fc.record({ vcpus: fc.nat(500), memoryMiB: fc.nat(1_000_000), totalGB: fc.nat(10_000) });
        fc.assert(
            fc.property(anyType, choices, more, (type, given, added) => {
                const { instanceStorage: storage } = type;
                const larger = {
                    ...type,
                    vcpus: type.vcpus + added.vcpus,
                    memoryMiB: type.memoryMiB + added.memoryMiB,
                    instanceStorage: storage && { ...storage, totalGB: storage.totalGB + added.totalGB },
                };
                // More vCPUs lift the cap on pods, for each of which Bottlerocket reserves memory.
                const family = larger.vcpus >= 30 && type.vcpus < 30 ? { amiFamily: "al2023" as const } : {};
                const [small, large] = [type, larger].map((one) => allocatable(one, { ...given, ...family }));
                for (const size of ["cpuMillis", "memoryMiB", "storageMiB", "pods", "gpus"] as const) {
                    expect(large?.[size], size).to.be.at.least(small?.[size] ?? 0);
                }
            }),
        );
    });

    it("falls as the hypervisor keeps more and as the disk gets smaller", () => {
        const share = fc.double({ min: 0, max: 0.1, noNaN: true });
        fc.assert(
            fc.property(anyType, share, share, fc.nat(1000), (type, overhead, more, gib) => {
                const storage = (diskSizeGiB: number) =>
                    allocatableStorageBytes(type, nodeChoices(type, { diskSizeGiB }));
                expect(memoryMiB(type, { memoryOverhead: overhead + more })).to.be.at.most(
                    memoryMiB(type, { memoryOverhead: overhead }),
                );
                expect(storage(gib)).to.be.at.most(storage(gib + 1));
            }),
        );
    });
});
