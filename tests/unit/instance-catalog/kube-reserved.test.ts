import { expect } from "chai";
import fc from "fast-check";
import { reservedCpuMillis, reservedMemoryMiB } from "../../../provider/src/instance-catalog/kube-reserved";
import { type InstanceType } from "../../../provider/src/instance-catalog/instance-type";
import { anyType, typeNamed } from "./fixtures";

describe("the kubelet's reserve", () => {
    const withVcpus = (vcpus: number): InstanceType => ({ ...typeNamed("m5.xlarge"), vcpus });

    /** Worked out by hand from the bands. */
    const CPU: readonly [vcpus: number, millis: number][] = [
        [1, 60],
        [2, 70],
        [4, 80],
        [8, 90],
        [16, 110],
        [96, 310],
        [192, 550],
    ];
    for (const [vcpus, millis] of CPU) {
        it(`is ${millis}m of ${vcpus} vCPUs`, () => expect(reservedCpuMillis(withVcpus(vcpus))).to.equal(millis));
    }

    it("grows with every core, and by less and less", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 1000 }), (vcpus) => {
                const steps = [0, 1, 2].map((more) => reservedCpuMillis(withVcpus(vcpus + more)));
                const [first = 0, second = 0, third = 0] = steps;
                expect(second - first).to.be.greaterThan(0);
                expect(third - second).to.be.at.most(second - first + 1);
            }),
        );
    });

    it("counts the pods that the interfaces allow on Amazon Linux, and those that EKS allows on Bottlerocket", () => {
        const type = typeNamed("g5.12xlarge");
        expect(reservedMemoryMiB(type, "al2023")).to.equal(11 * 737 + 255);
        expect(reservedMemoryMiB(type, "bottlerocket")).to.equal(11 * 250 + 255);
    });

    it("is the same on both where EKS caps nothing, and never more on Bottlerocket", () => {
        expect(reservedMemoryMiB(typeNamed("p5.48xlarge"), "bottlerocket")).to.equal(1355);
        expect(reservedMemoryMiB(typeNamed("p5.48xlarge"), "al2023")).to.equal(1355);
        fc.assert(
            fc.property(anyType, (type) => {
                expect(reservedMemoryMiB(type, "bottlerocket")).to.be.at.most(reservedMemoryMiB(type, "al2023"));
            }),
        );
    });
});
