import { expect } from "chai";
import fc from "fast-check";
import {
    allocatable,
    allocatableMemoryMiB,
    maxPods,
    maxPodsByInterfaces,
    reservedCpuMillis,
    reservedMemoryMiB,
} from "../../../provider/src/instance-catalog/allocatable";
import { findInstanceType } from "../../../provider/src/instance-catalog/find";
import { INSTANCE_ROWS } from "../../../provider/src/instance-catalog/instance-types.gen";
import { type InstanceType } from "../../../provider/src/instance-catalog/instance-type";

const typeNamed = (name: string): InstanceType => {
    const type = findInstanceType(name);
    if (type === undefined) throw new Error(`${name} is not in the catalog`);
    return type;
};

/** Worked out by hand from the formulas of amazon-eks-ami; memory at 1.7, 5.3 and 7.5 % of overhead. */
const FIGURES: readonly [
    name: string,
    podsByInterfaces: number,
    pods: number,
    reservedMiB: number,
    cpuMillis: number,
    memoryMiB: readonly [number, number, number],
][] = [
    ["m5.xlarge", 58, 58, 893, 3920, [15112, 14522, 14162]],
    ["m7i.4xlarge", 234, 110, 2829, 15890, [61492, 59133, 57691]],
    ["r7i.4xlarge", 234, 110, 2829, 15890, [125914, 121196, 118312]],
    ["g4dn.xlarge", 29, 29, 574, 3920, [15431, 14841, 14481]],
    ["g5.xlarge", 58, 58, 893, 3920, [15112, 14522, 14162]],
    ["g5.12xlarge", 737, 250, 8362, 47810, [184803, 177725, 173400]],
    ["g5.48xlarge", 345, 250, 4050, 191450, [768912, 740601, 723299]],
    ["g6e.2xlarge", 58, 58, 893, 7910, [63428, 61069, 59627]],
    ["g6e.12xlarge", 292, 250, 3467, 47810, [382964, 368808, 360157]],
    ["p4d.24xlarge", 737, 250, 8362, 95690, [1151131, 1108664, 1082712]],
    ["p5.48xlarge", 100, 100, 1355, 191450, [2060045, 1984547, 1938410]],
    ["p5en.48xlarge", 198, 198, 2433, 191450, [2058967, 1983469, 1937332]],
    ["p6-b200.48xlarge", 198, 198, 2433, 191450, [2058967, 1983469, 1937332]],
];

describe("what a node offers", () => {
    for (const [name, podsByInterfaces, pods, reservedMiB, cpuMillis, memoryMiB] of FIGURES) {
        it(`is known for ${name}: ${cpuMillis}m CPU, ${memoryMiB[2]} MiB, ${pods} pods`, () => {
            const type = typeNamed(name);
            expect(maxPodsByInterfaces(type)).to.equal(podsByInterfaces);
            expect(maxPods(type)).to.equal(pods);
            expect(reservedMemoryMiB(type)).to.equal(reservedMiB);
            const memory = [0.017, 0.053, 0.075].map((overhead) => allocatableMemoryMiB(type, overhead));
            // The table was rounded, kubelet's figures are cut off.
            memory.forEach((mib, at) => expect(mib).to.be.closeTo(memoryMiB[at] ?? 0, 1));
            expect(allocatable(type)).to.deep.include({ cpuMillis, pods });
        });
    }

    it("agrees with Karpenter's published figure for m5.large", () => {
        expect(allocatable(typeNamed("m5.large")).memoryMiB).to.equal(6903);
    });

    it("agrees with what was measured on an i4i.32xlarge, for an overhead between the measured extremes", () => {
        const type = typeNamed("i4i.32xlarge");
        expect(allocatableMemoryMiB(type, 0.017)).to.be.greaterThan(1_007_423);
        expect(allocatableMemoryMiB(type, 0.053)).to.be.lessThan(1_007_423);
    });

    it("is 64 MiB less on arm64 before anything else is taken off", () => {
        const [arm, intel] = [typeNamed("m7g.xlarge"), typeNamed("m7i.xlarge")];
        expect(reservedMemoryMiB(arm)).to.equal(reservedMemoryMiB(intel));
        expect(allocatableMemoryMiB(intel, 0) - allocatableMemoryMiB(arm, 0)).to.equal(64);
    });

    it("is never negative and never more than the nominal figures, for every type that EC2 has", () => {
        for (const name of Object.keys(INSTANCE_ROWS)) {
            const type = typeNamed(name);
            const offer = allocatable(type);
            expect(offer.memoryMiB, name).to.be.within(0, type.memoryMiB);
            expect(offer.cpuMillis, name).to.be.within(1, type.vcpus * 1000);
            expect(offer.pods, name).to.be.within(1, 250);
        }
    });
});

describe("the kubelet's reserve", () => {
    const type = (vcpus: number): InstanceType => ({ ...typeNamed("m5.xlarge"), vcpus });

    it("grows with every core, and by less and less", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 1000 }), (vcpus) => {
                const steps = [0, 1, 2].map((more) => reservedCpuMillis(type(vcpus + more)));
                const [first = 0, second = 0, third = 0] = steps;
                expect(second - first).to.be.greaterThan(0);
                expect(third - second).to.be.at.most(second - first + 1);
            }),
        );
    });

    it("leaves more memory on a machine with more of it", () => {
        fc.assert(
            fc.property(
                fc.nat(4_000_000),
                fc.nat(100_000),
                fc.double({ min: 0, max: 0.2, noNaN: true }),
                (mib, more, overhead) => {
                    const small = { ...typeNamed("m5.xlarge"), memoryMiB: mib };
                    const large = { ...small, memoryMiB: mib + more };
                    expect(allocatableMemoryMiB(large, overhead)).to.be.at.least(allocatableMemoryMiB(small, overhead));
                },
            ),
        );
    });
});
